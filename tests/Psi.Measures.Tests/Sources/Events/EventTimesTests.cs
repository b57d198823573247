using Psi.Measures.Sources;
using Psi.Measures.Sources.Events;

namespace Psi.Measures.Tests.Sources.Events;

public class EventTimesTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 30, 14, 0, 0, TimeSpan.Zero);

    private static readonly DeliveryEvent Begun = new() { Kind = EventKind.Incident, Id = "1", Origin = "pager", Started = Start };

    [Fact]
    public void An_event_may_end_at_the_moment_it_begins()
    {
        var happened = Begun with { Finished = Start, Restored = Start, Detected = Start };
        Assert.Equal(happened, EventTimes.Checked(happened));
    }

    [Fact]
    public void Without_a_beginning_nothing_can_lie_before_it()
    {
        var happened = Begun with { Started = null, Finished = Start, Restored = Start.AddDays(-1), Detected = Start.AddDays(1) };
        Assert.Equal(happened, EventTimes.Checked(happened));
    }

    [Fact]
    public void What_was_noticed_up_to_a_minute_before_it_began_was_noticed_at_once() =>
        Assert.Equal(Start, EventTimes.Checked(Begun with { Detected = Start.AddMinutes(-1) }).Detected);

    [Fact]
    public void An_event_that_is_over_before_it_began_is_refused_with_its_place()
    {
        Refused(Begun with { Finished = Start.AddSeconds(-1) }, "finished at 2026-11-30T13:59:59Z");
        Refused(Begun with { Restored = Start.AddSeconds(-1) }, "restored at 2026-11-30T13:59:59Z");
        Refused(Begun with { Detected = Start.AddSeconds(-61) }, "detected at 2026-11-30T13:58:59Z");

        static void Refused(DeliveryEvent happened, string what)
        {
            var refusal = Assert.Throws<SourceFormatException>(() => EventTimes.Checked(happened, "[3]", 7));
            Assert.Equal(($"[3]: it was {what}, before it started at 2026-11-30T14:00:00Z", 7), (refusal.Message, refusal.Line));
        }
    }
}
