import '../../../build/require-node.mjs';
// The peer's server in a process of its own: `node pouch-server.mjs PEERS_PACKAGE FOLDER`. Says its port on a line of JSON.
import { createRequire } from 'node:module';

const [, , peers, folder] = process.argv;
const require = createRequire(peers);
const PouchDB = require('pouchdb-node').defaults({ prefix: `${folder}/` });
const app = require('express')();
app.use('/', require('express-pouchdb')(PouchDB, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: `${folder}/log.txt` }));
const server = app.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ ready: 'pouch', port: server.address().port })));
