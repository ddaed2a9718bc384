import spinner from './spinner.svg';
import typing from './typing.svg';

// The colours come as custom properties from the clinic's own stylesheet, /chat/theme.css.
const accent = 'var(--chat-accent)';
const accentText = 'var(--chat-accent-text)';
const background = 'var(--chat-background)';
const line = 'var(--chat-line)';
const surface = 'var(--chat-surface)';
const text = 'var(--chat-text)';
const quiet = 'var(--chat-quiet)';
const tint = 'var(--chat-tint)';

/** Web Chat's `styleOptions`. */
export const styleOptionsFor = initials => ({
  accent,
  // A long answer is read from its start: scrolling stops there.
  autoScrollSnapOnPage: true,
  autoScrollSnapOnPageOffset: -12,
  avatarSize: 32,
  backgroundColor: background,
  botAvatarBackgroundColor: accent,
  botAvatarInitials: initials,
  bubbleBackground: surface,
  bubbleBorderColor: line,
  bubbleBorderRadius: 16,
  bubbleFromUserBackground: accent,
  bubbleFromUserBorderColor: accent,
  bubbleFromUserBorderRadius: 16,
  bubbleFromUserTextColor: accentText,
  bubbleMaxWidth: 420,
  bubbleMinWidth: 220,
  bubbleTextColor: text,
  groupTimestamp: 300_000,
  hideUploadButton: true,
  markdownRenderHTML: false,
  paddingRegular: 12,
  primaryFont: 'var(--chat-font)',
  sendBoxBackground: surface,
  sendBoxBorderTop: `1px solid ${line}`,
  sendBoxButtonColor: accent,
  sendBoxButtonColorOnHover: accent,
  sendBoxButtonColorOnFocus: accent,
  sendBoxButtonShadeBorderRadius: 22,
  sendBoxButtonShadeColorOnHover: tint,
  sendBoxButtonKeyboardFocusIndicatorBorderColor: accent,
  sendBoxButtonKeyboardFocusIndicatorBorderRadius: 22,
  sendBoxHeight: 56,
  sendBoxPlaceholderColor: quiet,
  sendBoxTextColor: text,
  sendBoxTextWrap: true,
  showAvatarInGroup: 'sender',
  spinnerAnimationBackgroundImage: `url('${spinner}')`,
  subtle: quiet,
  suggestedActionBackgroundColor: surface,
  suggestedActionBackgroundColorOnActive: tint,
  suggestedActionBackgroundColorOnFocus: surface,
  suggestedActionBackgroundColorOnHover: tint,
  suggestedActionBorderColor: accent,
  suggestedActionBorderRadius: 20,
  suggestedActionBorderWidth: 1,
  suggestedActionKeyboardFocusIndicatorBorderColor: accent,
  suggestedActionKeyboardFocusIndicatorBorderRadius: 18,
  suggestedActionKeyboardFocusIndicatorBorderStyle: 'solid',
  suggestedActionLayout: 'flow',
  suggestedActionTextColor: accent,
  timestampColor: quiet,
  transcriptActivityVisualKeyboardIndicatorColor: accent,
  transcriptActivityVisualKeyboardIndicatorStyle: 'solid',
  transcriptOverlayButtonBackground: accent,
  transcriptOverlayButtonBackgroundOnFocus: accent,
  transcriptOverlayButtonBackgroundOnHover: accent,
  transcriptOverlayButtonColor: accentText,
  transcriptOverlayButtonColorOnFocus: accentText,
  transcriptOverlayButtonColorOnHover: accentText,
  transcriptVisualKeyboardIndicatorColor: accent,
  typingAnimationBackgroundImage: `url('${typing}')`,
  typingAnimationHeight: 24,
  typingAnimationWidth: 56
});
