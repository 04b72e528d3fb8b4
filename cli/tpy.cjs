#!/usr/bin/env node
require('../dist/tpy.cjs');
