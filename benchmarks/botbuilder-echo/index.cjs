// A bot on Microsoft's Bot Framework SDK that says back what it hears: no storage, no understanding, no credentials.
//
//   node index.cjs PORT
'use strict';

const http = require('node:http');
const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = require('botbuilder');

const port = Number(process.argv[2]);
if (!port) {
  console.error('usage: node index.cjs PORT');
  process.exit(2);
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
adapter.onTurnError = async (_, error) => console.error(error.message);

// The adapter expects the answers of a web framework; these are all it uses.
const respondWith = answer => ({
  socket: answer.socket,
  header: (name, value) => answer.setHeader(name, value),
  status: code => { answer.statusCode = code; },
  send: body => answer.write(typeof body === 'string' ? body : JSON.stringify(body)),
  end: () => answer.end(),
});

const read = async request => {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  return JSON.parse(Buffer.concat(pieces).toString());
};

http.createServer(async (request, answer) => {
  request.body = await read(request);
  await adapter.process(request, respondWith(answer), async context => {
    if (context.activity.type === 'message') await context.sendActivity(context.activity.text);
  });
}).listen(port, '127.0.0.1', () => console.log(`listening on ${port}, process ${process.pid}`));
