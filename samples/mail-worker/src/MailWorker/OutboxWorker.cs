using Microsoft.Extensions.Options;

namespace Contoso.Mail;

/// <summary>Empties the outbox, oldest message first.</summary>
internal sealed partial class OutboxWorker(
    IOptions<MailOptions> options,
    PickupFolder pickup,
    DeadLetters deadLetters,
    DeliveryLog deliveries,
    ILogger<OutboxWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var outbox = Directory.CreateDirectory(options.Value.Outbox);
        Watching(outbox.FullName);
        using var timer = new PeriodicTimer(options.Value.PollEvery);
        do
        {
            try
            {
                foreach (var file in outbox.GetFiles("*.json").OrderBy(file => file.LastWriteTimeUtc).ThenBy(
                    file => file.Name, StringComparer.Ordinal))
                    await HandleAsync(file, stoppingToken);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // What is left in the outbox is taken up at the next turn.
                WillContinueLater(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task HandleAsync(FileInfo file, CancellationToken cancellation)
    {
        var id = Path.GetFileNameWithoutExtension(file.Name);
        try
        {
            var message = await OutboxMessage.ReadAsync(file, cancellation);
            await pickup.PutAsync(id, message, cancellation);
            file.Delete();
            deliveries.Delivered(id, message.To.Count);
        }
        catch (InvalidMessageException mistake)
        {
            await BuryAsync(file, id, "invalid", mistake.Message, cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await BuryAsync(file, id, "undeliverable", failure.Message, cancellation);
        }
    }

    private async Task BuryAsync(FileInfo file, string id, string kind, string reason, CancellationToken cancellation)
    {
        await deadLetters.KeepAsync(file, reason, cancellation);
        deliveries.DeadLettered(id, kind);
    }

    [LoggerMessage(LogLevel.Information, "Watching {Outbox}.")]
    private partial void Watching(string outbox);

    [LoggerMessage(LogLevel.Error, "The outbox could not be emptied.")]
    private partial void WillContinueLater(Exception failure);
}
