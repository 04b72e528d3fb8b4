origin = 'the file os'
