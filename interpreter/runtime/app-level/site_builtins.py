"""What the site module adds to the built-ins of an interactive interpreter."""


class Quitter:
    """exit and quit: call them to leave the program."""

    __module__ = '_sitebuiltins'

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return 'Use ' + self.name + '() or Ctrl-D (i.e. EOF) to exit'

    def __call__(self, code=None):
        raise SystemExit(code)


exit = Quitter('exit')
quit = Quitter('quit')
