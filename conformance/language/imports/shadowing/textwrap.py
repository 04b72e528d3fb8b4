origin = 'the file textwrap'
