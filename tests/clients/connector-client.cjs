// Microsoft's client of the Connector, as bots use it, against a service of ours.
//
//   node connector-client.cjs SERVICE_URL
//
// Reads one JSON object a line from standard input, {"operation", "arguments"}, and calls that operation with them.
// Prints one JSON object for each: {"id"} when the service took it, {"status"} when it declined.
'use strict';

const readline = require('node:readline');
const { ConnectorClient, MicrosoftAppCredentials } = require('botframework-connector');

const [serviceUrl] = process.argv.slice(2);
if (!serviceUrl) {
  console.error('usage: node connector-client.cjs SERVICE_URL');
  process.exit(2);
}

const { conversations } = new ConnectorClient(new MicrosoftAppCredentials('', ''), { baseUri: serviceUrl });

(async () => {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const call = JSON.parse(line);
    try {
      const answer = await conversations[call.operation](...call.arguments);
      console.log(JSON.stringify({ id: answer.id ?? '' }));
    } catch (error) {
      console.log(JSON.stringify({ status: error.statusCode ?? 0, message: error.statusCode ? undefined : error.message }));
    }
  }
})();
