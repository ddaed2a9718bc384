// Twilio's own packages as a second opinion. One JSON object a line in, one JSON answer a line out, in order.
//
//   {"segments": TEXT}                    -> {"encoding": "GSM-7" | "UCS-2", "segments": N}
//   {"sign": {"token", "url", "params"}}  -> {"signature": BASE64}; params is an object of strings or lists of strings
'use strict';

const readline = require('node:readline');
const { SegmentedMessage } = require('sms-segments-calculator');
const { getExpectedTwilioSignature } = require('twilio/lib/webhooks/webhooks');

const answer = asked => {
  if (asked.segments !== undefined) {
    const message = new SegmentedMessage(asked.segments);
    return { encoding: message.getEncodingName(), segments: message.segmentsCount };
  }
  return { signature: getExpectedTwilioSignature(asked.sign.token, asked.sign.url, asked.sign.params) };
};

readline.createInterface({ input: process.stdin }).on('line', line => console.log(JSON.stringify(answer(JSON.parse(line)))));
