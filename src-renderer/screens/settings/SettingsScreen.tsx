import { Fieldset, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { YearSummary } from '#shared/contract/index.ts';
import type { YearSettings } from '#shared/domain/settings.ts';
import { es } from '#shared/strings/es.ts';
import { WordLooks } from '../../parts/issue/WordLooks.tsx';
import { ModelTable } from '../../parts/tables/ModelTable.tsx';
import { useCall } from '../../rpc/hooks.ts';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import type { YearScreenProps } from '../../ui/screen.ts';
import { Catalogues } from './Catalogues.tsx';
import { ColumnsEditor } from './ColumnsEditor.tsx';
import { exampleOf } from './examples.ts';
import { type SettingGroup, searched, settingGroups } from './fields.ts';
import { SettingInput } from './SettingInput.tsx';
import { SettingsFile } from './SettingsFile.tsx';
import { Structure } from './Structure.tsx';
import './settings.css';

const text = es.settings;
const structure = { key: 'structure', title: text.structure.title } as const;
const word = { key: 'word', title: es.screens.issue.word.legend } as const;
const catalogues = { key: 'catalogues', title: es.catalogue.title } as const;

/** Everything that varies between years and units, in plain words (CF1). */
export function SettingsScreen({ year, at }: YearScreenProps) {
  const settings = useCall('years.settings', { yearId: year.id });
  const closed = year.state === 'closed';
  return (
    <>
      <Title order={1}>{text.title}</Title>
      <Text c="dimmed" maw={900}>
        {closed ? text.closed : text.help}
      </Text>
      <QueryGate query={settings}>
        {(data) => <Groups year={year} settings={data} closed={closed} first={groupAt(at)} />}
      </QueryGate>
    </>
  );
}

/** The part of the screen that the address of a setting is in ("setting:tables/targets/source"): a table is one of its own. */
function groupAt(at: string | null): string {
  const [group = '', table = ''] = at?.startsWith('setting:') ? at.slice('setting:'.length).split('/') : [];
  return (group === 'tables' ? table : group) || 'entity';
}

type Props = { readonly year: YearSummary; readonly settings: YearSettings; readonly closed: boolean };

/** A group at a time, or whatever a search finds. */
function Groups({ year, settings, closed, first }: Props & { readonly first: string }) {
  const [written, setWritten] = useState('');
  const [chosen, setChosen] = useState(first);
  const groups = settingGroups(settings, es.narrative.screen.tables);
  const found = searched(groups, written);
  const searching = written.trim() !== '';
  const shown = searching ? found : groups.filter(({ key }) => key === chosen);
  return (
    <div className="settings">
      <div className={searching ? 'settings-side is-searching' : 'settings-side'}>
        <TextInput
          type="search"
          label={text.search}
          description={text.searchHelp}
          value={written}
          onChange={({ currentTarget }) => setWritten(currentTarget.value)}
        />
        <nav aria-label={text.sections}>
          {[structure, ...groups, catalogues, word, { key: 'file', title: text.fileGroup }].map(({ key, title }) => (
            <button
              key={key}
              type="button"
              aria-current={!searching && key === chosen}
              onClick={() => {
                setWritten('');
                setChosen(key);
              }}
            >
              {title}
            </button>
          ))}
        </nav>
      </div>
      <div className="settings-main">
        {searching && found.length === 0 && <p role="status">{text.nothingFound}</p>}
        {shown.map((group) => (
          <Group key={group.key} group={group} year={year} settings={settings} closed={closed} sample={!searching} />
        ))}
        {!searching && chosen === structure.key && <Structure yearId={year.id} closed={closed} />}
        {!searching && chosen === catalogues.key && <Catalogues yearId={year.id} closed={closed} />}
        {!searching && chosen === word.key && <WordLooks yearId={year.id} closed={closed} />}
        {!searching && chosen === 'file' && <SettingsFile year={year} closed={closed} />}
      </div>
    </div>
  );
}

type GroupProps = Props & { readonly group: SettingGroup; readonly sample: boolean };

function Group({ group, year, settings, closed, sample }: GroupProps) {
  const { data: chapter } = useCall('chapter.model', { yearId: year.id });
  const printed = chapter?.blocks.find((block) => block.kind === 'table' && block.table.key === group.table);
  return (
    <>
      <Fieldset legend={group.title} disabled={closed}>
        <div className="form-grid">
          {group.fields.map((field) => (
            <SettingInput
              key={field.path.join('/')}
              yearId={year.id}
              group={group.title}
              field={field}
              example={(written) => exampleOf(field, written, { settings, year: year.year, chapter })}
            />
          ))}
        </div>
        {group.columns.length > 0 && <ColumnsEditor yearId={year.id} group={group} />}
      </Fieldset>
      {sample && group.table !== null && chapter && (
        <section aria-label={text.sample}>
          <Title order={2} size="h4">
            {text.sample}
          </Title>
          {printed?.kind === 'table' ? <ModelTable table={printed.table} /> : <Text>{text.notInChapters}</Text>}
        </section>
      )}
    </>
  );
}
