// Microsoft's Direct Line client against our server, without a browser.
//
//   node directline-client.cjs DOMAIN TOKEN ws|poll [MESSAGE ...]
//
// Sends the messages, then every line of standard input, one after the other, and ends when standard input ends.
// Prints one JSON object a line: {"status"}, {"activity"}, {"posted"}, {"postError"} or {"error"}.
'use strict';

// What a browser would bring.
globalThis.XMLHttpRequest = require('xhr2');
globalThis.WebSocket = require('ws');

const readline = require('node:readline');
const { DirectLine, ConnectionStatus } = require('botframework-directlinejs');

const [domain, token, mode, ...messages] = process.argv.slice(2);
if (!domain || !token || !['ws', 'poll'].includes(mode)) {
  console.error('usage: node directline-client.cjs DOMAIN TOKEN ws|poll [MESSAGE ...]');
  process.exit(2);
}

const print = what => console.log(JSON.stringify(what));
const client = new DirectLine({ domain, token, webSocket: mode === 'ws', pollingInterval: 200 });

client.connectionStatus$.subscribe(status => print({ status: ConnectionStatus[status] }));
client.activity$.subscribe(
  activity => print({ activity }),
  error => print({ error: error.message || `status ${error.status}` }),
  () => print({ error: 'activity$ completed' }));

let sent = 0;
const post = text => new Promise(done => {
  sent += 1;
  const activity = { type: 'message', from: { id: 'someone' }, text, channelData: { clientActivityID: `${process.pid}-${sent}` } };
  client.postActivity(activity).subscribe(
    id => print({ posted: id }),
    error => { print({ postError: error.status ?? error.message }); done(); },
    done);
});

(async () => {
  for (const message of messages) await post(message);
  for await (const line of readline.createInterface({ input: process.stdin })) await post(line);
  client.end();
  process.exit(0);
})();
