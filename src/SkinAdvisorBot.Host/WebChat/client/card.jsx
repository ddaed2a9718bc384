import { AdaptiveCard, HostConfig } from 'adaptivecards';
import { hooks } from 'botframework-webchat-component';
import { useEffect, useMemo, useRef } from 'react';
import { adaptiveFormOf } from './card-form.js';
import { isAllowed, renderMarkdown } from './links.js';

const { usePerformCardAction, useScrollToEnd } = hooks;

const hostConfig = new HostConfig({
  actions: { actionAlignment: 'stretch', actionsOrientation: 'vertical', buttonSpacing: 8, maxActions: 8 },
  containerStyles: { default: { backgroundColor: '#00000000' } },
  fontFamily: 'inherit',
  fontSizes: { small: 13, default: 15, medium: 16, large: 20, extraLarge: 24 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
  supportsInteractivity: true
});

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = renderMarkdown(text);
  result.didProcess = true;
};

/** A Bot Framework card (Adaptive, hero or thumbnail) drawn as an Adaptive Card in the clinic's dress. */
export default function Card({ attachment }) {
  const box = useRef(null);
  const perform = usePerformCardAction();
  const scrollToEnd = useScrollToEnd();

  // Drawn once for each attachment: what a person typed into a form stays when Web Chat draws again.
  const card = useMemo(() => {
    const drawn = new AdaptiveCard();

    drawn.hostConfig = hostConfig;
    drawn.parse(adaptiveFormOf(attachment));

    return drawn;
  }, [attachment]);

  useEffect(() => {
    card.onExecuteAction = action => {
      const cardAction = cardActionOf(action);

      if (cardAction) {
        perform(cardAction);
        cardAction.type === 'openUrl' || scrollToEnd();
      }
    };
  }, [card, perform, scrollToEnd]);

  useEffect(() => {
    const drawn = card.render();

    drawn && box.current.replaceChildren(drawn);
  }, [card]);

  return <div className="chat-card" ref={box} />;
}

/** What Web Chat has to do for an action of a card; undefined for one that is not allowed or not known. */
function cardActionOf(action) {
  const { title } = action;

  switch (action.getJsonTypeName()) {
    case 'Action.OpenUrl':
      return isAllowed(action.url) ? { title, type: 'openUrl', value: action.url } : undefined;
    case 'Action.Submit':
      return action.data?.cardAction ??
        (typeof action.data === 'string'
          ? { title, type: 'imBack', value: action.data }
          : { title, type: 'postBack', value: action.data ?? {} });
    default:
      return undefined;
  }
}
