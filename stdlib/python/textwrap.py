"""Wrapping and filling paragraphs, and adding or removing common indentation."""

__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']

_SPACES = '\t\n\x0b\x0c\r '


def _is_word(character):
    return character.isalnum() or character == '_'


def _split_at_hyphens(word):
    """The parts of a word that a line may end behind: after a hyphen between letters, and around a dash."""
    parts = []
    start = 0
    k = 1
    length = len(word)
    while k < length:
        if word[k] == '-':
            end = k
            while end < length and word[end] == '-':
                end += 1
            if end - k >= 2:
                if end < length and _is_word(word[k - 1]):
                    parts.append(word[start:k])
                    parts.append(word[k:end])
                    start = end
                k = end
                continue
            before = word[k - 1].isalpha() and (k < 2 or word[k - 2].isalpha() or word[k - 2] == '-')
            if before and k - start >= 2 and length - k > 2 and word[k + 1].isalpha() and word[k + 2].isalpha():
                parts.append(word[start : k + 1])
                start = k + 1
        k += 1
    parts.append(word[start:])
    return [part for part in parts if part]


class TextWrapper:
    """Breaks text into lines of at most `width` characters."""

    def __init__(
        self,
        width=70,
        initial_indent='',
        subsequent_indent='',
        expand_tabs=True,
        replace_whitespace=True,
        fix_sentence_endings=False,
        break_long_words=True,
        drop_whitespace=True,
        break_on_hyphens=True,
        tabsize=8,
        *,
        max_lines=None,
        placeholder=' [...]',
    ):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = ''.join([' ' if character in _SPACES else character for character in text])
        return text

    def _chunks(self, text):
        """Words, parts of words, and the spaces between them."""
        chunks = []
        k = 0
        while k < len(text):
            start = k
            is_space = text[k] in _SPACES
            while k < len(text) and (text[k] in _SPACES) == is_space:
                k += 1
            piece = text[start:k]
            if is_space or not self.break_on_hyphens:
                chunks.append(piece)
            else:
                chunks.extend(_split_at_hyphens(piece))
        if self.fix_sentence_endings:
            self._widen_sentence_ends(chunks)
        return chunks

    def _widen_sentence_ends(self, chunks):
        for k in range(len(chunks) - 1):
            if chunks[k + 1] == ' ':
                bare = chunks[k].rstrip('"\'')
                if len(bare) > 1 and bare[-1] in '.!?' and bare[-2].islower():
                    chunks[k + 1] = '  '

    def _take_long_word(self, chunks, line, room):
        """A word that fits no line: broken, or alone on its line."""
        if room < 1:
            room = 1
        if self.break_long_words:
            end = room
            word = chunks[-1]
            if self.break_on_hyphens and len(word) > room:
                hyphen = word.rfind('-', 0, room)
                if hyphen > 0 and any([c != '-' for c in word[:hyphen]]):
                    end = hyphen + 1
            line.append(word[:end])
            chunks[-1] = word[end:]
        elif not line:
            line.append(chunks.pop())

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError('invalid width ' + repr(self.width) + ' (must be > 0)')
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')
        lines = []
        chunks = chunks[::-1]
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            room = self.width - len(indent)
            if self.drop_whitespace and chunks[-1].strip() == '' and lines:
                chunks.pop()
            line = []
            length = 0
            while chunks and length + len(chunks[-1]) <= room:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > room:
                self._take_long_word(chunks, line, room - length)
                length = sum([len(part) for part in line])
            if self.drop_whitespace and line and line[-1].strip() == '':
                length -= len(line.pop())
            if not line:
                continue
            is_last = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
            if self.max_lines is None or len(lines) + 1 < self.max_lines or is_last and length <= room:
                lines.append(indent + ''.join(line))
                continue
            self._end_with_placeholder(lines, line, indent, length, room)
            break
        return lines

    def _end_with_placeholder(self, lines, line, indent, length, room):
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= room:
                lines.append(indent + ''.join(line) + self.placeholder)
                return
            length -= len(line.pop())
        if lines:
            last = lines[-1].rstrip()
            if len(last) + len(self.placeholder) <= self.width:
                lines[-1] = last + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def wrap(self, text):
        return self._wrap_chunks(self._chunks(self._munge(text)))

    def fill(self, text):
        return '\n'.join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))


def dedent(text):
    """Removes the white space that all lines begin with; lines of white space only become empty."""
    lines = [line if line.strip(' \t') else '' for line in text.split('\n')]
    margin = None
    for line in lines:
        if not line:
            continue
        own = line[: len(line) - len(line.lstrip(' \t'))]
        if margin is None:
            margin = own
        while not own.startswith(margin):
            margin = margin[:-1]
    if not margin:
        return '\n'.join(lines)
    return '\n'.join([line[len(margin) :] if line else line for line in lines])


def indent(text, prefix, predicate=None):
    if predicate is None:
        predicate = str.strip
    return ''.join([prefix + line if predicate(line) else line for line in text.splitlines(True)])
