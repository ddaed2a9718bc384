import { DirectLine } from 'botframework-directlinejs';
import { createStore } from 'botframework-webchat-core';
import { withSafeReferences } from './links.js';

const answerWithinMs = 20_000;
const lostFrom = 3; // expired token, failed to connect, ended

/**
 * Asks the service for a token and makes the connection that Web Chat will use.
 *
 * @param memory See memory.js: a conversation found there is resumed with all that was said, if the service still has it.
 * @param {() => void} onLost Called once when the conversation can't go on: Web Chat itself would show nothing.
 * @param {(activity) => void} onBotMessage Called for each message of the bot that is newer than this call.
 */
export async function openConversation({ memory, onLost, onBotMessage }) {
  const openedAt = Date.now();
  const answer = await requestToken(memory.load());

  // No watermark when resuming: with one, the transcript would stay empty after a reload.
  const directLine = new DirectLine({
    conversationId: answer.resumed ? answer.conversationId : undefined,
    domain: new URL(answer.domain ?? '/v3/directline', location.href).href,
    timeout: answerWithinMs,
    token: answer.token
  });

  let isLost = false;
  const lose = () => {
    if (!isLost) {
      isLost = true;
      memory.forget();
      directLine.end();
      onLost();
    }
  };

  directLine.connectionStatus$.subscribe(status => status >= lostFrom && lose());

  // Web Chat subscribes without a handler for errors: a lost conversation would be an exception that nobody sees.
  const { activity$ } = directLine;
  directLine.activity$ = { subscribe: ({ next }) => activity$.subscribe({ error: lose, next }) };

  const store = createStore({}, () => next => action => {
    if (action.type !== 'DIRECT_LINE/INCOMING_ACTIVITY') {
      return next(action);
    }

    // The refreshed token is found in the private field only.
    memory.save({ conversationId: directLine.conversationId, token: directLine.token });

    const activity = withSafeReferences(action.payload.activity);

    if (activity.type === 'message' && activity.from?.role === 'bot' && Date.parse(activity.timestamp) > openedAt) {
      onBotMessage(activity);
    }

    return next({ ...action, payload: { ...action.payload, activity } });
  });

  return { directLine, store };
}

async function requestToken(remembered) {
  const response = await fetch('/chat/token', {
    body: JSON.stringify(remembered ?? {}),
    cache: 'no-store',
    headers: { 'Content-Type': 'application/json' },
    method: 'POST',
    signal: AbortSignal.timeout(answerWithinMs)
  });

  if (!response.ok) {
    throw new Error(`The chat's token was refused with status ${response.status}.`);
  }

  return response.json();
}
