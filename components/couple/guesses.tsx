import { fullDay } from "@/components/trend/day";
import { EARLIER } from "@/components/trend/words";
import { Mark } from "@/components/ui/mark";
import { Section } from "@/components/ui/section";
import { Table, Td, Th } from "@/components/ui/table";
import { CORE_ITEMS, type CoreItem, ITEM_NAMES } from "@/domain/capacity";
import { type Beside, differenceWords, middleDifference } from "@/domain/prediction";
import type { PartnerMark } from "@/domain/series";

type Reflection = { reflectionId: string; mark: PartnerMark; roundNumber: number; sentAt: Date };
type Guessed = Reflection & {
  exerciseKey: string;
  title: string;
  items: readonly (Beside & { answerLabel: string })[];
};

type Props = {
  guesses: readonly Guessed[];
  waiting: readonly Reflection[];
  coupleId: string;
  partners: readonly { mark: PartnerMark; name: string }[];
  timeZone: string;
  /** Off paper, unless it was ticked for this print. */
  offPaper?: boolean;
};

/** The therapist's own guesses beside the answers, and the middle of their differences. For that therapist alone. */
export function Guesses(props: Props) {
  const { guesses, waiting, coupleId, partners, timeZone, offPaper = true } = props;
  if (guesses.length === 0 && waiting.length === 0) return null;
  return (
    <Section title="Your guesses" offPaper={offPaper}>
      <div className="flex flex-col gap-8">
        {waiting.length > 0 ? (
          <p className="text-quiet">
            {waiting.length === 1 ? "One answer waits" : `${waiting.length} answers wait`} for your
            guess, and {waiting.length === 1 ? "is" : "are"} in no picture here until then.{" "}
            <a href={`/couples/${coupleId}`} className="link">
              Guess or open on the couple’s page
            </a>
          </p>
        ) : null}
        {partners.flatMap(({ mark, name }) =>
          exercisesOf(guesses.filter((each) => each.mark === mark)).map((own) => (
            <Own
              key={`${mark} ${own[0]?.exerciseKey}`}
              {...{ mark, name, coupleId, timeZone }}
              guesses={own}
            />
          )),
        )}
        {guesses.length > 0 ? (
          <p className="max-w-prose text-caption text-quiet">
            What you guessed before you opened an answer. You alone see this. It is about your
            guesses and says nothing about a partner.
          </p>
        ) : null}
      </div>
    </Section>
  );
}

// Like is compared with like: what another exercise asked stands apart.
function exercisesOf(guesses: readonly Guessed[]): Guessed[][] {
  const keys = [...new Set(guesses.map((each) => each.exerciseKey))];
  return keys.map((key) => guesses.filter((each) => each.exerciseKey === key));
}

type OwnProps = Omit<Props, "partners" | "waiting" | "offPaper"> & {
  mark: PartnerMark;
  name: string;
};

function Own({ mark, name, guesses, coupleId, timeZone }: OwnProps) {
  const pairs = guesses.flatMap((each) => each.items);
  const items = CORE_ITEMS.filter((item) => pairs.some((pair) => pair.item === item));
  return (
    <div className="flex flex-col gap-3">
      <h3 className="flex items-center gap-2 font-medium">
        <Mark shape={mark} className="size-3" />
        {name}, {guesses.at(-1)?.title}
      </h3>
      <Table caption={`Your guesses of ${name}: your guess / the answer`} captionVisible>
        <thead>
          <tr>
            <Th>Sent</Th>
            {items.map((item) => (
              <Th key={item}>{ITEM_NAMES[item]}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...guesses].reverse().map((each) => (
            <tr key={each.reflectionId}>
              <Th scope="row" className="font-normal text-body">
                <a
                  href={`/couples/${coupleId}?rounds=all#reflection-${each.reflectionId}`}
                  className="link whitespace-nowrap"
                >
                  {fullDay(each.sentAt, timeZone)}
                </a>
              </Th>
              {items.map((item) => (
                <Td key={item} className="whitespace-nowrap">
                  {besideWords(each, item)}
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      <ul className="text-caption empty:hidden">
        {items.flatMap((item) => {
          const found = middleDifference(pairs, item);
          return found
            ? [<li key={item}>{`${ITEM_NAMES[item]}: ${differenceWords(found)}`}</li>]
            : [];
        })}
      </ul>
    </div>
  );
}

function besideWords({ items }: Guessed, item: CoreItem) {
  const found = items.find((each) => each.item === item);
  if (!found) return <span className="text-quiet">no guess</span>;
  const answer = found.answer.is === "given" ? wordOf(found.answer.value) : found.answerLabel;
  return `${wordOf(found.guess)} / ${answer}${found.before ? EARLIER : ""}`;
}

// The key of a step is the word for it: the partner's own label would not fit a table.
function wordOf(value: number | string): string {
  return value === "none" ? "none slipped" : String(value);
}
