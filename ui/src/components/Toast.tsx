// Short words at the lower right, for what the eye could not have seen. The only file that names React Aria's unstable toast.
import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
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
}

const queue = new ToastQueue<ToastWords>({ maxVisibleToasts: 3 });
const icons = { plain: Info, good: CircleCheck, danger: CircleAlert };
/** Plain news leaves by itself; a trouble, or one with something to do, waits for the person. */
const seconds = { plain: 6, good: 6, danger: 0 };

/** Shows words; answers with a function that takes them away. */
export function toast(words: ToastWords): () => void {
  const stay = words.seconds ?? (words.action ? 0 : seconds[words.tone ?? 'plain']);
  const key = queue.add(words, stay === 0 ? {} : { timeout: stay * 1000 });
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
        const { title, text, tone = 'plain', action } = shown.content;
        const Icon = icons[tone];
        return (
          <AriaToast toast={shown} className={css.toast} data-tone={tone} data-short={text === undefined || undefined}>
            <Icon aria-hidden className={css.icon} />
            <div className={css.content}>
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
                  <Button
                    size="small"
                    data-testid="toast-action"
                    onPress={() => {
                      queue.close(shown.key);
                      action.onPress();
                    }}
                  >
                    {action.label}
                  </Button>
                </div>
              )}
            </div>
            <IconButton slot="close" size="small" label={t('action.dismiss')} icon={<X aria-hidden />} />
          </AriaToast>
        );
      }}
    </AriaToastRegion>
  );
}
