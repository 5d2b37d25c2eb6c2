#!/usr/bin/env node
import '../build/require-node.mjs';

await import('./cli.ts');
