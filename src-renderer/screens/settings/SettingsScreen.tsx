import { Fieldset, Text, Title } from '@mantine/core';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../../rpc/hooks.ts';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import type { YearScreenProps } from '../../ui/screen.ts';
import { settingGroups } from './fields.ts';
import { SettingInput } from './SettingInput.tsx';
import { SettingsFile } from './SettingsFile.tsx';
import './settings.css';

const text = es.settings;

/** Everything that varies between years and units, in plain words (CF1). */
export function SettingsScreen({ year }: YearScreenProps) {
  const settings = useCall('years.settings', { yearId: year.id });
  const closed = year.state === 'closed';
  return (
    <>
      <Title order={1}>{text.title}</Title>
      <Text c="dimmed" maw={900}>
        {closed ? text.closed : text.help}
      </Text>
      <QueryGate query={settings}>
        {(data) => (
          <div className="settings">
            {settingGroups(data, es.narrative.screen.tables).map((group) => (
              <Fieldset key={group.key} legend={group.title} disabled={closed}>
                <div className="form-grid">
                  {group.fields.map((field) => (
                    <SettingInput
                      key={JSON.stringify([field.path, field.value])}
                      yearId={year.id}
                      group={group.title}
                      field={field}
                    />
                  ))}
                </div>
              </Fieldset>
            ))}
            <SettingsFile year={year} closed={closed} />
          </div>
        )}
      </QueryGate>
    </>
  );
}
