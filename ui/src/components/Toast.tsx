// Short words in a lower corner, for what the eye could not have seen. The only file that names React Aria's unstable toast.
import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import {
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components';

import { useTranslation } from '@/i18n';

import { Button, IconButton } from './Button';
import { useWayBack } from './useWayBack';

import css from './Toast.module.css';

export interface ToastWords {
  title: string;
  text?: string;
  tone?: 'plain' | 'good' | 'danger';
  /** One thing to do about it. */
  action?: { label: string; onPress: () => void };
  /** Leaves by itself after so many, for what stays readable elsewhere. */
  seconds?: number;
  /** What they are about. The same words about the same thing, said again, take the place of the earlier ones. */
  about?: string | undefined;
}

interface Content extends ToastWords {
  /** What stands there instead of the words. */
  live?: ReactNode;
}

const AT_ONCE = 3;
const queue = new ToastQueue<Content>();
const icons = { plain: Info, good: CircleCheck, danger: CircleAlert };
/** Plain news leaves by itself; a trouble, or one with something to do, waits for the person. */
const seconds = { plain: 6, good: 6, danger: 0 };

/** Shows words; answers with a function that takes them away. */
export function toast(words: ToastWords): () => void {
  const { title, text, about } = words;
  for (const { key, content } of queue.visibleToasts)
    if (content.title === title && content.text === text && content.about === about) queue.close(key);
  const stay = words.seconds ?? (words.action ? 0 : seconds[words.tone ?? 'plain']);
  const key = queue.add(words, stay === 0 ? {} : { timeout: stay * 1000 });
  return () => queue.close(key);
}

/**
 * Shows what changes while it is shown, and says itself with `ToastSentence`. It is never behind newer words: what can be done
 * there may soon be too late. `onClose` hears that it went. Answers with a function that takes it away.
 */
export function liveToast(live: ReactNode, onClose: () => void): () => void {
  const key = queue.add({ title: '', live }, { onClose });
  return () => queue.close(key);
}

/** Takes all words away: who they were for is no longer there. */
export function clearToasts(): void {
  queue.clear();
}

const subscribe = (listener: () => void) => queue.subscribe(listener);

export function ToastRegion() {
  // F6 goes to the region only if it was drawn when React Aria's began to live.
  const isNeeded = useSyncExternalStore(subscribe, () => queue.visibleToasts.length > 0);
  return isNeeded ? <Region /> : null;
}

function Region() {
  const { t } = useTranslation('common');
  useWayBack();
  return (
    <AriaToastRegion queue={queue} aria-label={t('notifications')} className={css.region}>
      {({ toast: shown }) => {
        if (isBehind(shown.key)) return <></>;
        const { title, text, tone = 'plain', action, live } = shown.content;
        const Icon = icons[tone];
        const act = () => {
          queue.close(shown.key);
          action?.onPress();
        };
        return (
          <AriaToast toast={shown} className={css.toast} data-tone={tone}>
            <Icon aria-hidden className={css.icon} />
            {live ?? <ToastSentence title={title} text={text} action={action && { ...action, onPress: act }} />}
            <IconButton slot="close" size="small" label={t('action.dismiss')} icon={<X aria-hidden />} />
          </AriaToast>
        );
      }}
    </AriaToastRegion>
  );
}

/** The newest ones are shown; the others wait, and their seconds with them. */
function isBehind(key: string): boolean {
  const words = queue.visibleToasts.filter(({ content }) => content.live === undefined);
  return words.findIndex((each) => each.key === key) >= AT_ONCE;
}

export interface ToastSentenceProps {
  title: string;
  text?: string | undefined;
  action?: ToastWords['action'];
  /** Below them: what is there to each of several. */
  children?: ReactNode;
}

export function ToastSentence({ title, text, action, children }: ToastSentenceProps) {
  return (
    <div className={css.content}>
      <div className={css.sentence} data-short={text === undefined || undefined}>
        <ToastContent className={css.words}>
          <Text slot="title" className={css.title}>
            {title}
          </Text>
          {text === undefined ? null : (
            <Text slot="description" className={css.text}>
              {text}
            </Text>
          )}
        </ToastContent>
        {action === undefined ? null : (
          <div>
            <Button size="small" data-testid="toast-action" onPress={action.onPress}>
              {action.label}
            </Button>
          </div>
        )}
      </div>
      {children}
    </div>
  );
}
