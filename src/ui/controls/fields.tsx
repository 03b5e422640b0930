import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import {
  Button,
  Checkbox,
  FieldError,
  Group,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  NumberField as AriaNumberField,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
  TextArea,
  TextField as AriaTextField,
} from 'react-aria-components';
import styles from './controls.module.css';

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string | undefined;
  readonly maxLength?: number;
  readonly error?: string | undefined;
  readonly multiline?: boolean;
  readonly autoFocus?: boolean;
}

/** A line (or a block) of text. */
export function TextField(props: TextProps): ReactElement {
  const { label, value, onChange, help, maxLength, error, multiline = false, autoFocus = false } = props;
  const limit = maxLength === undefined ? {} : { maxLength };
  return (
    <AriaTextField
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      autoFocus={autoFocus}
      className={styles['field'] ?? ''}
      {...limit}
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      {multiline ? (
        <TextArea className={styles['textArea'] ?? ''} spellCheck={false} />
      ) : (
        <Input className={styles['input'] ?? ''} />
      )}
      {help === undefined ? null : (
        <Text slot="description" className={styles['help'] ?? ''}>
          {help}
        </Text>
      )}
      <FieldError className={styles['error'] ?? ''}>{error}</FieldError>
    </AriaTextField>
  );
}

interface NumberProps {
  readonly label: string;
  readonly unit: string;
  /** null: left empty. */
  readonly value: number | null;
  readonly onChange: (value: number) => void;
  /** Called when the field is emptied; without it the last number stays. */
  readonly onClear?: () => void;
  readonly min: number;
  readonly max: number;
  readonly help?: ReactNode;
  /** A year is written without a mark of thousands. */
  readonly isYear?: boolean;
}

/** A number with its unit; kept between its bounds. */
export function NumberField(props: NumberProps): ReactElement {
  const { label, unit, value, onChange, onClear, min, max, help, isYear = false } = props;
  return (
    <AriaNumberField
      value={value ?? Number.NaN}
      onChange={(next) => {
        if (Number.isFinite(next)) onChange(next);
        else onClear?.();
      }}
      minValue={min}
      maxValue={max}
      formatOptions={{ maximumFractionDigits: 6, useGrouping: !isYear }}
      className={styles['field'] ?? ''}
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <Group className={styles['numberGroup'] ?? ''}>
        <Input className={styles['input'] ?? ''} />
        <span className={styles['unit']}>{unit}</span>
      </Group>
      {help === undefined ? null : (
        <Text slot="description" className={styles['help'] ?? ''}>
          {help}
        </Text>
      )}
    </AriaNumberField>
  );
}

interface SelectProps<T extends string> {
  readonly label: string;
  /** The label is read out but not shown: something beside the control already says it. */
  readonly hideLabel?: boolean;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
  readonly help?: string | undefined;
  /** Told of the option that is pointed at while the list is open; null: none is any more. */
  readonly onPoint?: (value: T | null) => void;
}

/** A list does not grow over what stands at the top of the page, px. */
const highestListPx = 320;

/** One choice among many. */
export function SelectField<T extends string>(props: SelectProps<T>): ReactElement {
  const { label, hideLabel = false, value, options, onChange, help, onPoint } = props;
  const naming = hideLabel ? { 'aria-label': label } : {};
  return (
    <AriaSelect
      {...naming}
      selectedKey={value}
      onSelectionChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen) onChange(chosen.value);
      }}
      className={styles['field'] ?? ''}
    >
      {hideLabel ? null : <Label className={styles['label'] ?? ''}>{label}</Label>}
      <Button className={styles['selectButton'] ?? ''}>
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </Button>
      {help === undefined ? null : (
        <Text slot="description" className={styles['help'] ?? ''}>
          {help}
        </Text>
      )}
      <Popover className={styles['popover'] ?? ''} maxHeight={highestListPx}>
        <ListBox>
          {options.map((option) => (
            <ListBoxItem
              key={option.value}
              id={option.value}
              textValue={option.label}
              className={styles['item'] ?? ''}
            >
              {onPoint === undefined
                ? option.label
                : ({ isFocused }) => (
                    <PointedAt isFocused={isFocused} onPoint={(is) => onPoint(is ? option.value : null)}>
                      {option.label}
                    </PointedAt>
                  )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

interface PointedProps {
  readonly isFocused: boolean;
  readonly onPoint: (is: boolean) => void;
  readonly children: ReactNode;
}

/** Tells when an option comes under the pointer or the arrows, and when it no longer is. */
function PointedAt({ isFocused, onPoint, children }: PointedProps): ReactElement {
  const latest = useRef(onPoint);
  useEffect(() => {
    latest.current = onPoint;
  });
  useEffect(() => {
    if (!isFocused) return;
    latest.current(true);
    return () => latest.current(false);
  }, [isFocused]);
  return <>{children}</>;
}

interface CheckProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}

/** Yes or no, with its sentence. */
export function CheckField({ checked, onChange, children }: CheckProps): ReactElement {
  return (
    <Checkbox isSelected={checked} onChange={onChange} className={styles['check'] ?? ''}>
      <span className={styles['box']} aria-hidden="true">
        ✓
      </span>
      <span>{children}</span>
    </Checkbox>
  );
}
