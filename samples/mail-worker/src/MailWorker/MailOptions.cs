namespace Contoso.Mail;

internal sealed class MailOptions
{
    /// <summary>The address that all mail comes from.</summary>
    public required string From { get; init; }

    /// <summary>
    /// The folder that other products put their messages in, each as a <c>.json</c> file that they rename there when it is complete.
    /// </summary>
    public required string Outbox { get; init; }

    /// <summary>The folder that the mail server sends from.</summary>
    public required string Pickup { get; init; }

    /// <summary>The folder for messages that can't be sent, each with a text file that says why.</summary>
    public required string DeadLetters { get; init; }

    /// <summary>The delivery log; the date is put before the extension.</summary>
    public required string DeliveryLog { get; init; }

    public required TimeSpan PollEvery { get; init; }

    /// <summary>How often writing to the pickup folder is tried before a message is a dead letter.</summary>
    public required int Attempts { get; init; }

    /// <summary>The wait after the first failed attempt; it doubles after each further one.</summary>
    public required TimeSpan FirstWait { get; init; }
}
