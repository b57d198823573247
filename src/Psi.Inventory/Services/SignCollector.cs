using Psi.Policy;

namespace Psi.Inventory.Services;

/// <summary>
/// Takes what one file says, and why not more: no more signs and no longer texts than a limit, because files are hostile.
/// </summary>
internal sealed class SignCollector(string path)
{
    /// <summary>The longest name of a setting, an image or a resource that is taken, in characters.</summary>
    public const int MaximumName = 1000;

    // An address is at the beginning of a value; what is longer is a certificate or a picture.
    private const int MaximumValue = 4000;

    private const int MaximumSigns = 10_000;

    private readonly List<ServiceSign> _signs = [];
    private readonly List<UnreadServiceFile> _unread = [];

    /// <summary>What the file says.</summary>
    public IReadOnlyList<ServiceSign> Signs => _signs;

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<UnreadServiceFile> Unread => _unread;

    /// <summary>Whether the file has said as much as is taken of one.</summary>
    public bool IsFull => _signs.Count >= MaximumSigns;

    /// <summary>Takes a setting.</summary>
    public void AddSetting(string key, string? value, FileLocation at, string? environment) =>
        Add(new ServiceSign(ServiceTraceKind.ConfigurationKey, key, at) { Value = Short(value), Environment = environment });

    /// <summary>Takes an image as it is written, when it can be known which one it is.</summary>
    public void AddImage(string written, FileLocation at, string? environment = null)
    {
        if (ImageName.Of(Short(written)!) is { } image)
        {
            Add(new ServiceSign(ServiceTraceKind.Image, image, at) { Environment = environment });
        }
    }

    /// <summary>Takes a sign.</summary>
    public void Add(ServiceSign sign)
    {
        if (sign.Name.Length > MaximumName)
        {
            Unreadable(sign.At, $"a name here has more than {MaximumName} characters");
        }
        else if (!IsFull)
        {
            // An invisible character must not forge a message.
            _signs.Add(sign with { Name = DisplayText.OneLine(sign.Name, MaximumName + 1) });
        }
        else
        {
            Unreadable(new FileLocation(path), $"it says more than the {MaximumSigns} things that are read of a file");
        }
    }

    /// <summary>Takes why something could not be read.</summary>
    public void Unreadable(FileLocation at, string reason)
    {
        // The first reason is the one to act on; a hostile file has as many as it likes.
        if (_unread.Count < 10 && !_unread.Exists(unread => unread.Reason == reason))
        {
            _unread.Add(new UnreadServiceFile(at, reason));
        }
    }

    /// <summary>A value as far as it is looked at.</summary>
    public static string? Short(string? value) => value is { Length: > MaximumValue } ? value.Substring(0, MaximumValue) : value;
}
