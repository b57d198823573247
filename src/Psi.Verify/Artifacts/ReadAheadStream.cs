namespace Psi.Verify.Artifacts;

/// <summary>A stream whose beginning is known before it is read, and that tells how much is.</summary>
internal sealed class ReadAheadStream : Stream
{
    private readonly Stream _inner;
    private readonly Action<int> _count;
    private readonly byte[] _start = new byte[ContentKinds.StartSize];
    private readonly int _known;
    private int _given;

    /// <param name="inner">What to read; it stays open.</param>
    /// <param name="count">Told how many bytes were read; may refuse.</param>
    public ReadAheadStream(Stream inner, Action<int> count)
    {
        (_inner, _count) = (inner, count);
        _known = inner.ReadAtLeast(_start, _start.Length, throwOnEndOfStream: false);
    }

    /// <summary>How it begins.</summary>
    public ReadOnlySpan<byte> Start => _start.AsSpan(0, _known);

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        int count;
        if (_given < _known)
        {
            count = Math.Min(buffer.Length, _known - _given);
            _start.AsSpan(_given, count).CopyTo(buffer);
            _given += count;
        }
        else
        {
            count = _inner.Read(buffer);
        }

        _count(count);
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
