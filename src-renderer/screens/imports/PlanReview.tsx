import { Button, Group, Radio, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconEqual } from '@tabler/icons-react';
import { useState } from 'react';
import { differenceReasons } from '#shared/domain/budget-views.ts';
import type { CellAddress, ImportPlan } from '#shared/domain/imports.ts';
import { countText, dateText, tableAmount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { timeText } from '../../ui/clock.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import type { YearScreenProps } from '../../ui/screen.ts';
import { ExportHelp } from './ExportHelp.tsx';
import { PlanDifferences } from './PlanDifferences.tsx';
import { PlanProblems } from './PlanProblems.tsx';
import { PlanValues } from './PlanValues.tsx';
import { planContents } from './plan-contents.ts';
import { RawPreview } from './RawPreview.tsx';
import type { ReadingOptions } from './reading-options.ts';
import { TextReadingBar } from './TextReadingBar.tsx';

const text = es.screens.imports;

type Props = {
  readonly plan: ImportPlan;
  readonly busy: boolean;
  readonly problem: string | null;
  readonly onConfirm: (controlPim: string) => void;
  readonly onDiscard: () => void;
  /** An index into `plan.choices`. */
  readonly onChoose: (choice: number) => void;
  readonly options: ReadingOptions;
  readonly onReread: (options: ReadingOptions) => void;
  /** Back to what each column of a mapped table is. */
  readonly onRemap: () => void;
  readonly go: YearScreenProps['go'];
};

/** What the file is and what it would change, beside the file as it was read; the person decides. */
export function PlanReview(props: Props) {
  const { plan, busy, problem, onConfirm, onDiscard, onChoose, options, onReread, onRemap, go } = props;
  const [shown, setShown] = useState<CellAddress | null>(null);
  const [controlPim, setControlPim] = useState('');
  const understood = plan.profile !== null && plan.status !== 'refused';
  return (
    <div className="review">
      <Stack gap="md" className="review-main">
        <Verdict plan={plan} />
        {plan.status === 'refused' && <ExportHelp go={go} plan={plan} />}
        <Choices plan={plan} onChoose={onChoose} />
        {problem && <ErrorNote text={problem} />}
        {plan.profile !== null && plan.values.length === 0 && <ControlTotals plan={plan} />}
        {plan.status === 'ready' && plan.totals.pim !== null && (
          <TextInput
            label={text.controlPim}
            description={text.controlPimHint}
            value={controlPim}
            onChange={({ currentTarget }) => setControlPim(currentTarget.value)}
            inputMode="decimal"
            maw={280}
          />
        )}
        <Group>
          {plan.status === 'ready' && (
            <Button size="md" loading={busy} onClick={() => onConfirm(controlPim)} data-autofocus>
              {text.confirm(planContents(plan))}
            </Button>
          )}
          <Button size="md" variant="default" disabled={busy} onClick={onDiscard}>
            {plan.status === 'ready' ? text.discard : text.another}
          </Button>
        </Group>
        {plan.text && <TextReadingBar reading={plan.text} options={options} onChange={onReread} />}
        <FileMarks plan={plan} options={options} onReread={onReread} />
        <PlanProblems plan={plan} onShow={setShown} />
        <Facts plan={plan} onRemap={onRemap} />
        {understood && plan.values.length === 0 && <PlanDifferences plan={plan} />}
        {understood && plan.values.length > 0 && <PlanValues plan={plan} onShow={setShown} />}
      </Stack>
      {plan.preview && <RawPreview sheet={plan.preview} excerpts={plan.excerpts} shown={shown} />}
    </div>
  );
}

function Verdict({ plan }: { readonly plan: ImportPlan }) {
  const Icon = plan.status === 'ready' ? IconCircleCheck : plan.status === 'unchanged' ? IconEqual : IconCircleX;
  const title = plan.status === 'ready' ? text.ready : plan.status === 'refused' ? text.refused : unchangedText(plan);
  return (
    <div className={`verdict verdict-${plan.status}`} role={plan.status === 'refused' ? 'alert' : 'status'}>
      <Icon size={22} aria-hidden />
      <div>
        <Title order={2} size="h4">
          {title}
        </Title>
        <Text>
          {plan.fileName}
          {plan.status === 'refused' && ` · ${text.refusedText}`}
        </Text>
      </div>
    </div>
  );
}

const unchangedText = ({ sameAs, values }: ImportPlan): string =>
  values.length > 0
    ? text.unchangedValues
    : sameAs === null
      ? text.unchangedPlain
      : text.unchanged(timeText(sameAs.importedAt, new Date()));

/** The tables of a file that holds several, one button each: the program chooses none. */
function Choices({ plan: { choices }, onChoose }: Pick<Props, 'plan' | 'onChoose'>) {
  if (choices.length === 0) return null;
  return (
    <Stack gap="xs" component="section" aria-label={text.choices}>
      <Title order={3} size="sm">
        {text.choices}
      </Title>
      {choices.map(({ profile, sheet, row }, index) => (
        <Button key={`${profile} ${sheet} ${row}`} variant="default" onClick={() => onChoose(index)}>
          {text.choice(es.imports.profileName(profile), sheet, row)}
        </Button>
      ))}
    </Stack>
  );
}

function ControlTotals({ plan: { totals } }: { readonly plan: ImportPlan }) {
  return (
    <section>
      <Title order={3} size="sm">
        {text.controlTotals}
      </Title>
      <dl className="control-totals">
        {(['pia', 'pim', 'devengado'] as const).map((measure) => {
          const amount = totals[measure];
          return (
            <div key={measure}>
              <dt>{es.screens.measures[measure]}</dt>
              <dd>{amount === null ? '–' : tableAmount(amount, 2)}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

/** Of a report as text the sign of decimals is asked once for the file: a program wrote all of its columns alike (IM5). */
function FileMarks({ plan, options, onReread }: Pick<Props, 'plan' | 'options' | 'onReread'>) {
  const asks = plan.table === null && plan.problems.some(({ code }) => code === 'ambiguous-marks');
  if (!asks) return null;
  return (
    <section className="questions is-waiting">
      <Radio.Group
        label={text.assistant.fileMarkQuestion}
        value={options.decimal ?? ''}
        onChange={(value) => onReread({ ...options, decimal: value === 'comma' ? 'comma' : 'point' })}
      >
        <Radio value="point" label={text.assistant.fileMarks.point} />
        <Radio value="comma" label={text.assistant.fileMarks.comma} />
      </Radio.Group>
    </section>
  );
}

function Facts({ plan, onRemap }: { readonly plan: ImportPlan; readonly onRemap: () => void }) {
  if (plan.profile === null) return null;
  const official = plan.becomesOfficial.map((dimension) => es.screens.dimensions[dimension].toLowerCase());
  const facts: readonly (readonly [string, string])[] = [
    [text.recognisedAs, es.imports.profileName(plan.profile)],
    ...(plan.table?.layout ? [[text.assistant.layout, plan.table.layout.name] as const] : []),
    ...(plan.sheet === null ? [] : [[text.sheet, plan.sheet] as const]),
    ...(plan.values.length > 0
      ? []
      : [[text.cutOff, plan.cutOffDate === null ? text.noCutOff : dateText(plan.cutOffDate)] as const]),
    ...(plan.scale === null ? [] : [[text.scale, text.scales[plan.scale]] as const]),
    [
      text.contents,
      [text.lines(countText(plan.lines)), ...(plan.goals > 0 ? [text.goals(countText(plan.goals))] : [])].join(', '),
    ],
    ...(plan.status === 'ready' && plan.values.length === 0
      ? [[text.officialFor, official.length > 0 ? official.join(', ') : text.notOfficial] as const]
      : []),
    ...(plan.status === 'ready' && plan.beside.length > 0 ? [[text.besideTerm, besideText(plan)] as const] : []),
    ...(plan.replaces === null || plan.status !== 'ready'
      ? []
      : [[text.file, text.replaces(plan.replaces.fileName)] as const]),
  ];
  return (
    <>
      <dl className="facts">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {plan.table !== null && (
        <div>
          <Button size="compact-sm" variant="default" onClick={onRemap}>
            {text.assistant.edit}
          </Button>
        </div>
      )}
    </>
  );
}

/** Which source goes on being the official one, of which day, and why its figures may differ (IM16). */
function besideText({ beside, cutOffDate, scale }: ImportPlan): string {
  const files = [...new Set(beside.map(({ fileName }) => fileName))];
  const sentences = files.flatMap((fileName) => {
    const of = beside.filter((source) => source.fileName === fileName);
    const [first] = of;
    if (!first || scale === null) return [];
    const source = es.budget.sourceChoice(fileName, first.cutOffDate === null ? null : dateText(first.cutOffDate));
    const dimensions = of.map(({ dimension }) => es.screens.dimensions[dimension].toLowerCase()).join(', ');
    const reasons = differenceReasons(first, { cutOffDate, scale }).map(
      (reason) => es.budget.difference.reasons[reason],
    );
    return [`${text.beside(source, dimensions)}.`, ...reasons];
  });
  return [...sentences, text.besideHint].join(' ');
}
