namespace Psi.Measures.Sources.Json;

/// <summary>The part of a JSON text that is being read: as short as it can be, and as long as a single value needs.</summary>
/// <param name="content">The text as UTF-8.</param>
/// <param name="longest">What the longest single part is called when it is too long: <c>a single object</c>.</param>
internal sealed class JsonBuffer(Stream content, string longest)
{
    private const int FirstLength = 64 * 1024;

    private byte[] _bytes = new byte[FirstLength];
    private int _filled;
    private long _linesBefore;

    /// <summary>What is there and was not used yet.</summary>
    public Memory<byte> Bytes => _bytes.AsMemory(0, _filled);

    /// <summary>Whether nothing follows.</summary>
    public bool IsLast { get; private set; }

    /// <summary>Reads on.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    public void Fill()
    {
        var read = content.Read(_bytes, _filled, _bytes.Length - _filled);
        (_filled, IsLast) = (_filled + read, read == 0);
    }

    /// <summary>Makes room behind what was used.</summary>
    /// <exception cref="SourceFormatException">A single part is too long.</exception>
    public void Drop(int used)
    {
        _linesBefore += _bytes.AsSpan(0, used).Count((byte)'\n');
        _bytes.AsSpan(used, _filled - used).CopyTo(_bytes);
        _filled -= used;
        if (_filled < _bytes.Length)
        {
            return;
        }

        if (_bytes.Length >= SourceJson.LongestPart)
        {
            throw new SourceFormatException(
                $"{longest} is longer than {SourceJson.LongestPart / (1024 * 1024)} MiB", at: null, _linesBefore + 1);
        }

        Array.Resize(ref _bytes, Math.Min(_bytes.Length * 2, SourceJson.LongestPart));
    }

    /// <summary>The line of a byte of <see cref="Bytes"/>, from 1.</summary>
    public long LineOf(int start) => _linesBefore + _bytes.AsSpan(0, start).Count((byte)'\n') + 1;
}
