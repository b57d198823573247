using Microsoft.Extensions.Options;
using Serilog;
using Serilog.Core;

namespace Contoso.Mail;

/// <summary>What became of each message, a line each, for the log platform. Holds no addresses and no text of mails.</summary>
internal sealed class DeliveryLog(IOptions<MailOptions> options) : IDisposable
{
    private readonly Logger _log = new LoggerConfiguration()
        .WriteTo.File(
            options.Value.DeliveryLog,
            outputTemplate: "{Timestamp:yyyy-MM-ddTHH:mm:ss.fffzzz} {Message:lj}{NewLine}",
            rollingInterval: RollingInterval.Day,
            retainedFileCountLimit: 90)
        .CreateLogger();

    public void Delivered(string id, int recipients) => _log.Information("delivered {Id} recipients={Recipients}", id, recipients);

    public void DeadLettered(string id, string reason) => _log.Error("dead-letter {Id} reason={Reason}", id, reason);

    public void Dispose() => _log.Dispose();
}
