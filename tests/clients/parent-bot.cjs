// Hands a message to our bot as another bot does, with Microsoft's own client, and waits for the replies.
//
//   node parent-bot.cjs BOT_URL SERVICE_URL TEXT
//
// Without credentials it sends no token. Prints one JSON object: {"status", "body"} or {"error"}.
'use strict';

const { BotFrameworkAuthenticationFactory, PasswordServiceClientCredentialFactory } = require('botframework-connector');

const [botUrl, serviceUrl, text] = process.argv.slice(2);
if (!botUrl || !serviceUrl || !text) {
  console.error('usage: node parent-bot.cjs BOT_URL SERVICE_URL TEXT');
  process.exit(2);
}

const unused = 'unused';
const client = BotFrameworkAuthenticationFactory.create(
  '', false, unused, unused, unused, unused, unused, unused, unused,
  new PasswordServiceClientCredentialFactory('', '', ''), undefined, undefined, {}).createBotFrameworkClient();

const activity = {
  type: 'message',
  id: 'm1',
  channelId: 'test',
  serviceUrl,
  from: { id: 'u1' },
  recipient: { id: 'bot' },
  conversation: { id: 'conv0' },
  text,
  deliveryMode: 'expectReplies',
};

client.postActivity('', 'bot', botUrl, serviceUrl, 'conv1', activity).then(
  answer => console.log(JSON.stringify({ status: answer.status, body: answer.body })),
  error => console.log(JSON.stringify({ error: error.message })));
