using NuGet.Protocol;
using NuGet.Protocol.Core.Types;

namespace Psi.Insights.Policy.Audit.Sources;

/// <summary>Breaks off answers that are longer than any honest one, before they fill the memory: anyone can run a source.</summary>
internal sealed class BoundedAnswers : ResourceProvider
{
    /// <summary>In bytes after decompression. The longest answer of nuget.org, its list of vulnerabilities, has about 1 MiB.</summary>
    private const long MaximumLength = 64 * 1024 * 1024;

    private readonly HttpHandlerResourceV3Provider _inner = new();
    private readonly long _maximumLength;

    /// <param name="maximumLength">In bytes.</param>
    public BoundedAnswers(long maximumLength = MaximumLength)
        : base(typeof(HttpHandlerResource), nameof(BoundedAnswers), before: nameof(HttpHandlerResourceV3Provider)) =>
            _maximumLength = maximumLength;

    /// <inheritdoc/>
    public override async Task<Tuple<bool, INuGetResource?>> TryCreate(SourceRepository source, CancellationToken token)
    {
        var created = await _inner.TryCreate(source, token);
        if (created.Item2 is not HttpHandlerResourceV3 resource)
        {
            return created;
        }

        var bounded = new Bounding(_maximumLength) { InnerHandler = resource.MessageHandler };
        return Tuple.Create<bool, INuGetResource?>(true, new HttpHandlerResourceV3(resource.ClientHandler, bounded));
    }

    private sealed class Bounding(long maximumLength) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            var original = response.Content;
            var bounded = new StreamContent(new BoundedStream(await original.ReadAsStreamAsync(cancellationToken), maximumLength));
            foreach (var (name, values) in original.Headers)
            {
                bounded.Headers.TryAddWithoutValidation(name, values);
            }

            response.Content = bounded;
            return response;
        }
    }

    private sealed class BoundedStream(Stream inner, long maximumLength) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _read;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Counted(await inner.ReadAsync(buffer, cancellationToken));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }

        private int Counted(int read)
        {
            _read += read;
            return _read <= maximumLength
                ? read
                : throw new InvalidDataException($"the answer is longer than {maximumLength / (1024 * 1024)} MiB");
        }
    }
}
