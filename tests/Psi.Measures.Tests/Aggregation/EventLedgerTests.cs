using FsCheck;
using FsCheck.Fluent;
using Property = Psi.Policy.Tests.Property;

namespace Psi.Measures.Tests.Aggregation;

/// <summary>Events that several files tell: once, again, corrected, late.</summary>
public sealed class EventLedgerTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly Gen<DeliveryEvent> Tellings =
        from id in Gen.Elements("1", "2")
        from kind in Gen.Elements(EventKind.Deployment, EventKind.Incident)
        from product in Gen.Elements(null, "shop", "mail")
        from environment in Gen.Elements(null, "production", "test")
        from finished in Gen.Choose(0, 3)
        from updated in Gen.Choose(0, 3)
        from outcome in Gen.Elements<EventOutcome?>(null, EventOutcome.Succeeded, EventOutcome.Failed)
        from commits in Gen.Elements<string[]>([], ["aa"], ["bb", "cc"])
        select new DeliveryEvent
        {
            Id = id,
            Kind = kind,
            Origin = "github",
            Product = product,
            Environment = environment,
            Finished = finished == 0 ? null : Monday.AddHours(finished),
            Updated = updated == 0 ? null : Monday.AddDays(updated),
            Outcome = outcome,
            Commits = commits,
        };

    [Fact]
    public void What_is_told_again_changes_nothing()
    {
        var ledger = new EventLedger();
        ledger.Add(Deployment() with { Commits = ["aa"] });
        ledger.Add(Deployment() with { Commits = ["aa"] });
        Assert.Equal(1, ledger.Count);
        Assert.Equal("succeeded at 10:00", Text(Assert.Single(ledger.All)));
    }

    [Fact]
    public void A_later_telling_corrects_what_it_says_and_leaves_the_rest()
    {
        var ledger = new EventLedger();
        ledger.Add(Deployment() with { Updated = Monday.AddDays(2), Outcome = EventOutcome.RolledBack, Environment = null });
        ledger.Add(Deployment() with { Updated = Monday.AddDays(1) });
        var happened = Assert.Single(ledger.All);
        Assert.Equal("rolled-back at 10:00", Text(happened));
        Assert.Equal("production", happened.Environment);
    }

    [Fact]
    public void An_event_that_is_told_very_often_takes_no_longer_than_many_events()
    {
        var ledger = new EventLedger();
        for (var minute = 0; minute < 100_000; minute++)
        {
            ledger.Add(Deployment() with { Updated = Monday.AddMinutes(minute), Finished = Monday.AddMinutes(minute) });
        }

        Assert.Equal(Monday.AddMinutes(99_999), Assert.Single(ledger.All).Finished);
    }

    [Fact]
    public void Two_systems_may_use_the_same_ids()
    {
        var ledger = new EventLedger();
        ledger.Add(Deployment());
        ledger.Add(Deployment() with { Origin = "gitlab" });
        ledger.Add(Deployment() with { Kind = EventKind.Change });
        Assert.Equal(3, ledger.Count);
    }

    [Fact]
    public void In_whatever_order_and_parts_files_are_read_the_events_are_the_same() => Property.Holds(
        from tellings in Gen.ListOf(Tellings)
        from shuffled in Gen.Shuffle(tellings.ToArray())
        from parts in Gen.Choose(1, 4)
        select (tellings, shuffled, parts),
        given =>
        {
            var whole = new EventLedger();
            foreach (var telling in given.tellings)
            {
                whole.Add(telling);
            }

            var united = new EventLedger();
            foreach (var part in given.shuffled.Chunk(given.parts))
            {
                var ledger = new EventLedger();
                foreach (var telling in part)
                {
                    ledger.Add(telling);
                    ledger.Add(telling);
                }

                united.Add(ledger);
                united.Add(ledger);
            }

            return Texts(whole).SequenceEqual(Texts(united));
        });

    private static DeliveryEvent Deployment() => new()
    {
        Id = "1",
        Kind = EventKind.Deployment,
        Origin = "github",
        Environment = "production",
        Finished = Monday.AddHours(2),
        Outcome = EventOutcome.Succeeded,
    };

    private static IEnumerable<string> Texts(EventLedger ledger) => ledger.All.Select(happened =>
        $"{happened.Kind} {happened.Id} {happened.Product} {happened.Environment} {Text(happened)} {happened.Updated:O} "
        + string.Join(' ', happened.Commits));

    private static string Text(DeliveryEvent happened) =>
        $"{(happened.Outcome is { } outcome ? Psi.Manifest.ManifestWord.Of(outcome) : "going on")} at {happened.Finished:HH:mm}";
}
