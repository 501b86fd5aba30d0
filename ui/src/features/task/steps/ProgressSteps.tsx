// A progress bar that is set by hand: a slider for the eye, a number for the keyboard.
import { useState } from 'react';
import { Group, Input, Label, NumberField, Slider, SliderThumb, SliderTrack } from 'react-aria-components';

import { useTranslation } from '@/i18n';

import type { ChangeTask } from '../model/useTask';

import css from './Steps.module.css';

export function ProgressSteps({
  completed,
  total,
  onChange,
}: {
  completed: number;
  total: number;
  onChange: ChangeTask;
}) {
  const { t } = useTranslation('task');
  // While the thumb is held the slider follows the hand, not Cubicl.
  const [held, setHeld] = useState<number | null>(null);
  const value = held ?? completed;
  const step = Number.isInteger(total) && Number.isInteger(completed) ? 1 : total / 100;
  const commit = (next: number) => {
    setHeld(null);
    if (next !== completed) onChange({ field: 'progress', value: next });
  };
  return (
    <div className={css.progress} data-testid="step-progress">
      <Slider
        className={css.slider}
        aria-label={t('steps.progress')}
        minValue={0}
        maxValue={total}
        step={step}
        value={value}
        onChange={setHeld}
        onChangeEnd={commit}
      >
        <SliderTrack className={css.track}>
          {({ state }) => (
            <>
              <div className={css.rail}>
                <div className={css.fill} style={{ inlineSize: `${state.getThumbPercent(0) * 100}%` }} />
              </div>
              <SliderThumb className={css.thumb} />
            </>
          )}
        </SliderTrack>
      </Slider>
      <NumberField
        minValue={0}
        maxValue={total}
        step={step}
        value={value}
        onChange={(next) => commit(Number.isNaN(next) ? completed : next)}
      >
        <Label className="sr-only">{t('steps.progress')}</Label>
        <Group>
          <Input className={css.numberInput} />
        </Group>
      </NumberField>
      <span className={css.total}>{t('steps.progressOf', { total })}</span>
    </div>
  );
}
