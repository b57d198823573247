using System.Net.Mail;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Contoso.Mail;

/// <summary>A mail as other products ask for it; the body is Markdown.</summary>
internal sealed record OutboxMessage(IReadOnlyList<string> To, string Subject, string Body)
{
    private const int LargestFile = 256 * 1024;
    private const int MostRecipients = 50;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <exception cref="InvalidMessageException">The file is not a message that can be sent.</exception>
    public static async Task<OutboxMessage> ReadAsync(FileInfo file, CancellationToken cancellation)
    {
        if (file.Length > LargestFile)
        {
            throw new InvalidMessageException($"The file has {file.Length} bytes; {LargestFile} are allowed.");
        }

        OutboxMessage message;
        try
        {
            await using var content = file.OpenRead();
            message = await JsonSerializer.DeserializeAsync<OutboxMessage>(content, Strict, cancellation)
                ?? throw new InvalidMessageException("The file holds null instead of a message.");
        }
        catch (JsonException mistake)
        {
            throw new InvalidMessageException($"The file is not a message: {mistake.Message}");
        }

        if (message.To.Count is 0 or > MostRecipients)
            throw new InvalidMessageException($"It has {message.To.Count} recipients; 1 to {MostRecipients} are allowed.");
        if (message.To.Any(address => !MailAddress.TryCreate(address, out _)))
            throw new InvalidMessageException("One of the recipients is not a mail address.");
        if (message.Subject.Any(char.IsControl))
            throw new InvalidMessageException("The subject holds a line break or another control character.");
        return message;
    }
}

/// <summary>A message that can't be sent, however often it is tried.</summary>
internal sealed class InvalidMessageException(string reason) : Exception(reason);
