origin = 'the file time'
