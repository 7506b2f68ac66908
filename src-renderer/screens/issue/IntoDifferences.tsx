import { Checkbox, Table } from '@mantine/core';
import type { IntoDifference } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { TableScroll } from '../../ui/TableScroll.tsx';

const text = es.documents.into;

type Props = {
  readonly differences: readonly IntoDifference[];
  readonly keep: readonly string[];
  readonly onKeep: (keep: readonly string[]) => void;
};

/** Both versions of every text that people wrote in our chapters; theirs may stay where the place is known. */
export function IntoDifferences({ differences, keep, onKeep }: Props) {
  return (
    <TableScroll label={text.differences}>
      <Table aria-label={text.differences} withTableBorder className="data-table into-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.columns.where}</Table.Th>
            <Table.Th>{text.columns.document}</Table.Th>
            <Table.Th>{text.columns.ours}</Table.Th>
            <Table.Th>{text.columns.keep}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {differences.map(({ kind, block, where, document, ours }) => (
            <Table.Tr key={block ?? `${where} ${document} ${ours}`}>
              <Table.Th scope="row">{where === '' ? text.kind[kind] : where}</Table.Th>
              <Table.Td>{document === '' ? text.takenOut : document}</Table.Td>
              <Table.Td>{ours ?? text.nothing}</Table.Td>
              <Table.Td>
                {block === null ? (
                  text.cannotKeep
                ) : (
                  <Checkbox
                    aria-label={text.keepAt(where)}
                    checked={keep.includes(block)}
                    onChange={({ currentTarget: { checked } }) =>
                      onKeep(checked ? [...keep, block] : keep.filter((one) => one !== block))
                    }
                  />
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableScroll>
  );
}
