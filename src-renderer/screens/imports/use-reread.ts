import { useCallback, useRef } from 'react';
import { type Call, errorText } from '../../rpc/client.ts';
import { type ReadingOptions, withMapping } from './reading-options.ts';
import type { Stage } from './stage.ts';

type RereadProps = {
  readonly call: Call;
  readonly yearId: number;
  readonly stage: Stage;
  readonly setStage: (change: (stage: Stage) => Stage) => void;
};

/**
 * One reading after another: of several changes while one is running only the last is read, and what is shown is always what
 * the last reading said.
 */
export function useReread({ call, yearId, stage, setStage }: RereadProps): (options: ReadingOptions) => void {
  const running = useRef<boolean>(false);
  const waiting = useRef<ReadingOptions | null>(null);
  const handle = 'handle' in stage ? stage.handle : null;
  const choice = 'handle' in stage ? stage.choice : null;
  return useCallback(
    (options: ReadingOptions): void => {
      if (handle === null) return;
      const ofFile = (change: (stage: Extract<Stage, { kind: 'mapping' | 'review' }>) => Stage): void =>
        setStage((now) =>
          (now.kind === 'mapping' || now.kind === 'review') && now.handle === handle ? change(now) : now,
        );
      const run = async (wanted: ReadingOptions): Promise<void> => {
        try {
          const chosen = choice === null ? {} : { choice };
          const plan = await call('imports.plan', { yearId, handle, options: wanted, ...chosen });
          const read = plan.table === null ? wanted : withMapping(wanted, plan.table.mapping);
          if (waiting.current === null)
            ofFile((now) => ({
              ...now,
              plan,
              options: read,
              problem: null,
              ...(now.kind === 'mapping' ? { busy: false } : {}),
            }));
        } catch (error) {
          ofFile((now) => ({ ...now, problem: errorText(error), ...(now.kind === 'mapping' ? { busy: false } : {}) }));
        }
      };
      // What was chosen is shown at once, before it is read.
      ofFile((now) => ({ ...now, options, ...(now.kind === 'mapping' ? { busy: true } : {}) }));
      waiting.current = options;
      if (running.current) return;
      running.current = true;
      void (async () => {
        for (let wanted = waiting.current; wanted !== null; wanted = waiting.current) {
          waiting.current = null;
          await run(wanted);
        }
        running.current = false;
      })();
    },
    [call, yearId, handle, choice, setStage],
  );
}
