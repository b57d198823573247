namespace Psi.Measures.Sources.Events;

/// <summary>The order of an event's times: no duration is negative. Every reader asks here before it hands an event on.</summary>
internal static class EventTimes
{
    // The clocks of a monitor and of a tracker differ by seconds.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(1);

    /// <summary>The event, when its times can be right; one noticed up to a minute before it began was noticed at once.</summary>
    /// <exception cref="SourceFormatException">It ended, was noticed or was over before it began.</exception>
    public static DeliveryEvent Checked(DeliveryEvent happened, string? at = null, long? line = null)
    {
        if (happened.Started is not { } started)
        {
            return happened;
        }

        Refuse(happened.Finished, "finished");
        Refuse(happened.Restored, "restored");
        Refuse(happened.Detected + ClockDifference, "detected");
        return happened.Detected < started ? happened with { Detected = started } : happened;

        void Refuse(DateTimeOffset? time, string what)
        {
            if (time < started)
            {
                var shown = what == "detected" ? happened.Detected : time;
                throw new SourceFormatException(
                    FormattableString.Invariant(
                        $"it was {what} at {shown:yyyy-MM-dd'T'HH:mm:ss'Z'}, before it started at {started:yyyy-MM-dd'T'HH:mm:ss'Z'}"),
                    at,
                    line);
            }
        }
    }
}
