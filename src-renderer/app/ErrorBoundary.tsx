import { Button, Stack, Text, Title } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { es } from '#shared/strings/es.ts';

type Props = { readonly children: ReactNode };
type State = { readonly error: Error | null };

/** A broken screen leaves the rest of the window working, and nothing stored is touched (C-17). */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <Stack role="alert" className="empty-state" align="flex-start">
        <Title order={2} size="h4">
          {es.frame.crash.title}
        </Title>
        <Text>{es.frame.crash.detail}</Text>
        <Button onClick={() => this.setState({ error: null })}>{es.frame.crash.retry}</Button>
        <details>
          <summary>{es.frame.crash.technical}</summary>
          <pre className="technical">{error.stack ?? error.message}</pre>
        </details>
      </Stack>
    );
  }
}
