import { createElement, lazy, Suspense } from 'react';

const cardType = 'application/vnd.microsoft.card.';
const Card = lazy(() => import('./card.jsx'));

const isCard = ({ content, contentType }) => content && contentType?.startsWith(cardType);

/** Web Chat's `attachmentMiddleware`: what draws cards is fetched with the first card. */
export const cardMiddleware =
  () =>
  next =>
  (...args) => {
    const [{ attachment }] = args;

    return isCard(attachment)
      ? createElement(Suspense, { fallback: null }, createElement(Card, { attachment }))
      : next(...args);
  };

/** Web Chat's `attachmentForScreenReaderMiddleware`: what is announced when a card arrives. */
export const cardForScreenReaderMiddleware =
  () =>
  next =>
  (...args) => {
    const [{ attachment }] = args;

    if (!isCard(attachment)) {
      return next(...args);
    }

    const { fallbackText, speak, subtitle, text, title } = attachment.content;
    const said = speak ?? fallbackText ?? [title, subtitle, text].filter(Boolean).join('. ');

    return said ? () => createElement('div', null, said) : false;
  };
