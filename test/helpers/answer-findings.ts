import { acceptFinding } from '#backend/checks/decisions.commands.ts';
import { findingNumbers } from '#shared/domain/checks.ts';
import { openFindings } from '#shared/domain/decisions.ts';
import { type BackendUnderTest, now } from './backend.ts';

/** Accepts whatever may be accepted, as a person does before the final issue (CK15). */
export function answerFindings({ context }: Pick<BackendUnderTest, 'context'>, yearId: number): void {
  const { findings } = context.checker.check(yearId);
  for (const finding of openFindings(findings).filter(({ acceptable }) => acceptable))
    acceptFinding(
      context,
      { at: now.toISOString(), by: context.user },
      { yearId, key: finding.key, numbers: findingNumbers(finding), reason: 'Comprobado' },
    );
}
