import { Button, Stack, Text, Title } from '@mantine/core';
import { es } from '#shared/strings/es.ts';
import { Looks } from './Looks.tsx';

/** The window when its data service cannot be reached at all. */
export function Unreachable() {
  return (
    <Looks>
      <Stack component="main" className="empty-state" align="flex-start" role="alert">
        <Title order={1} size="h4">
          {es.frame.connection.unreachable}
        </Title>
        <Text>{es.frame.connection.unreachableDetail}</Text>
        <Button onClick={() => location.reload()}>{es.frame.connection.reopen}</Button>
      </Stack>
    </Looks>
  );
}
