origin = 'the file fractions'
