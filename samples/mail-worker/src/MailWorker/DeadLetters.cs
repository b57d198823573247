using Microsoft.Extensions.Options;

namespace Contoso.Mail;

/// <summary>Keeps the messages that can't be sent, for people to look at.</summary>
internal sealed class DeadLetters(IOptions<MailOptions> options)
{
    public async Task KeepAsync(FileInfo message, string reason, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(options.Value.DeadLetters).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, message.Name + ".reason.txt"), reason + Environment.NewLine, cancellation);
        message.MoveTo(Path.Combine(folder, message.Name), overwrite: true);
    }
}
