// Bot Framework cards as Adaptive Cards.
const schema = { $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', type: 'AdaptiveCard', version: '1.5' };

export function adaptiveFormOf({ content, contentType }) {
  if (contentType.endsWith('.adaptive')) {
    return content;
  }

  const { buttons = [], images = [], subtitle, text, title } = content;

  return {
    ...schema,
    body: [
      ...images.map(({ alt, url }) => ({ altText: alt ?? '', size: 'stretch', type: 'Image', url })),
      title && { size: 'medium', text: title, type: 'TextBlock', weight: 'bolder', wrap: true },
      subtitle && { isSubtle: true, text: subtitle, type: 'TextBlock', wrap: true },
      text && { text, type: 'TextBlock', wrap: true }
    ].filter(Boolean),
    actions: buttons.map(actionOf)
  };
}

function actionOf(button) {
  const { title, type, value } = button;

  switch (type) {
    case 'openUrl':
      return { title, type: 'Action.OpenUrl', url: value };
    case 'call':
      return { title, type: 'Action.OpenUrl', url: String(value).startsWith('tel:') ? value : `tel:${value}` };
    default:
      return { data: { cardAction: button }, title, type: 'Action.Submit' };
  }
}
