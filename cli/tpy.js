#!/usr/bin/env node
import '../dist/tpy.js';
