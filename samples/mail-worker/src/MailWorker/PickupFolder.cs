using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Markdig;
using Microsoft.Extensions.Options;
using Polly;

namespace Contoso.Mail;

/// <summary>Writes mails for the mail server to send. The folder is on a share, so writing is tried again when it fails.</summary>
internal sealed partial class PickupFolder
{
    // Text of other products must not become markup of ours.
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().DisableHtml().Build();

    private readonly MailOptions _options;
    private readonly IAsyncPolicy _retries;
    private readonly ILogger<PickupFolder> _log;

    public PickupFolder(IOptions<MailOptions> options, ILogger<PickupFolder> log)
    {
        _options = options.Value;
        _log = log;
        _retries = Policy.Handle<IOException>().Or<UnauthorizedAccessException>().WaitAndRetryAsync(
            _options.Attempts - 1,
            attempt => _options.FirstWait * Math.Pow(2, attempt - 1),
            (failure, wait) => WillTryAgain(failure.Message, wait));
    }

    /// <summary>
    /// Writes the mail as <c>id.eml</c>. Doing it again replaces the file, so no mail is sent twice before it was picked up.
    /// </summary>
    /// <exception cref="InvalidMessageException">The body can't be shown as HTML.</exception>
    /// <exception cref="IOException">The folder could not be written to in all attempts.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public Task PutAsync(string id, OutboxMessage message, CancellationToken cancellation) =>
        _retries.ExecuteAsync(_ => Task.Run(() => Put(id, message), cancellation), cancellation);

    private void Put(string id, OutboxMessage message)
    {
        // Written next to the pickup folder first and moved there whole: the mail server never sees half a mail.
        var draft = Directory.CreateDirectory(Path.Combine(Path.GetFullPath(_options.Pickup) + ".drafts", Guid.NewGuid().ToString("N")));
        try
        {
            using var mail = Compose(message);
            using var writer = new SmtpClient
            {
                DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
                PickupDirectoryLocation = draft.FullName,
            };
            writer.Send(mail);
            Directory.CreateDirectory(_options.Pickup);
            draft.GetFiles("*.eml").Single().MoveTo(Path.Combine(_options.Pickup, id + ".eml"), overwrite: true);
        }
        catch (SmtpException failure) when (failure.InnerException is IOException or UnauthorizedAccessException)
        {
            throw new IOException(failure.InnerException.Message, failure);
        }
        finally
        {
            draft.Delete(recursive: true);
        }
    }

    private MailMessage Compose(OutboxMessage message)
    {
        var mail = new MailMessage
        {
            From = new MailAddress(_options.From),
            Subject = message.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = message.Body,
            BodyEncoding = Encoding.UTF8,
        };
        foreach (var address in message.To)
        {
            mail.To.Add(new MailAddress(address));
        }

        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(Html(message.Body), Encoding.UTF8, MediaTypeNames.Text.Html));
        return mail;
    }

    private static string Html(string markdown)
    {
        try
        {
            return Markdig.Markdown.ToHtml(markdown, Markdown);
        }
        catch (ArgumentException)
        {
            // Markdig's guard against text that would overflow the stack.
            throw new InvalidMessageException("The body's Markdown is nested too deeply.");
        }
    }

    [LoggerMessage(LogLevel.Warning, "The pickup folder could not be written to ({Reason}); next attempt in {Wait}.")]
    private partial void WillTryAgain(string reason, TimeSpan wait);
}
