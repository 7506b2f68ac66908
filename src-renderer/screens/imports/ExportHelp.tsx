import { Anchor } from '@mantine/core';
import type { ImportPlan } from '#shared/domain/imports.ts';
import { es } from '#shared/strings/es.ts';
import type { YearScreenProps } from '../../ui/screen.ts';

const text = es.screens.imports;
type Topic = keyof typeof text.exportTopics;
const topics = Object.keys(text.exportTopics) as readonly Topic[];

type Props = {
  readonly go: YearScreenProps['go'];
  /** The file that was refused; without it nothing is known of what the person wants to bring. */
  readonly plan?: Pick<ImportPlan, 'profile'>;
};

/** The way to the help about how a file is got: of the refused file's own kind, else of each. */
export function ExportHelp({ go, plan }: Props) {
  const own = plan === undefined ? null : topicOf(plan.profile);
  if (own !== null)
    return (
      <Anchor component="button" type="button" size="sm" onClick={() => go('help', own)}>
        {text.howToExport}
      </Anchor>
    );
  return (
    <p className="hint export-help">
      {text.howToExport}
      {topics.map((topic) => (
        <Anchor key={topic} component="button" type="button" size="sm" onClick={() => go('help', topic)}>
          {text.exportTopics[topic]}
        </Anchor>
      ))}
    </p>
  );
}

function topicOf(profile: string | null): Topic | null {
  if (profile === null) return null;
  if (profile.startsWith('siaf-')) return 'export-siaf';
  if (profile.startsWith('consulta-')) return 'export-consulta';
  return profile.startsWith('mef-open-data') ? 'export-open-data' : 'export-poi';
}
