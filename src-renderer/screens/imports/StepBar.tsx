import { VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { es } from '#shared/strings/es.ts';

const text = es.screens.imports;
const steps = [text.steps.file, text.steps.recognition, text.steps.review, text.steps.confirm];

/** Where the import stands; `current` counts from 0. */
export function StepBar({ current }: { readonly current: number }) {
  return (
    <ol className="steps" aria-label={text.stepsLabel}>
      {steps.map((step, index) => {
        const state = index < current ? 'done' : index === current ? 'current' : 'todo';
        return (
          <li key={step} className={`step step-${state}`} {...(state === 'current' ? { 'aria-current': 'step' } : {})}>
            <span className="step-mark" aria-hidden>
              {state === 'done' ? <IconCheck size={14} /> : index + 1}
            </span>
            {step}
            <VisuallyHidden>{` (${text.stepState[state]})`}</VisuallyHidden>
          </li>
        );
      })}
    </ol>
  );
}
