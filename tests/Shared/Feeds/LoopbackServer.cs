using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Psi.Tests.Feeds;

/// <summary>An HTTP server on a free port of loopback. Made of a socket: HttpListener can't choose a free port by itself.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly Func<LoopbackRequest, LoopbackAnswer> _answer;

    public LoopbackServer(Func<LoopbackRequest, LoopbackAnswer> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    /// <summary>Its address, without a slash at the end.</summary>
    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>The paths it was asked for.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public void Dispose()
    {
        _stopped.Cancel();
        _listener.Stop();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stopped.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
                var path = (await reader.ReadLineAsync(_stopped.Token))?.Split(' ') is [_, var asked, ..] ? asked : "/";
                string? authorization = null;
                while (await reader.ReadLineAsync(_stopped.Token) is { Length: > 0 } header)
                {
                    if (header.StartsWith("Authorization:", StringComparison.OrdinalIgnoreCase))
                    {
                        authorization = header["Authorization:".Length..].Trim();
                    }
                }

                Asked.Enqueue(path);
                var answer = _answer(new LoopbackRequest(path, authorization));
                if (answer.Hangs)
                {
                    await Task.Delay(Timeout.Infinite, _stopped.Token);
                }

                var head = $"HTTP/1.1 {answer.Status} -\r\nConnection: close\r\nContent-Type: application/json\r\n"
                    + $"{(answer.Status == 401 ? "WWW-Authenticate: Basic realm=\"feed\"\r\n" : "")}\r\n";
                await stream.WriteAsync(Encoding.UTF8.GetBytes(head + answer.Body), _stopped.Token);
                if (answer.File is not null)
                {
                    await stream.WriteAsync(answer.File, _stopped.Token);
                }

                var filler = Enumerable.Repeat((byte)' ', 1024 * 1024).ToArray();
                for (var i = 0; i < answer.MebibytesMore; i++)
                {
                    await stream.WriteAsync(filler, _stopped.Token);
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // The client went away, or the test is over.
            }
        }
    }
}

/// <summary>What a client asks for.</summary>
internal sealed record LoopbackRequest(string Path, string? Authorization);

/// <summary>What it gets.</summary>
/// <param name="Hangs">Nothing, and the connection stays open.</param>
/// <param name="MebibytesMore">So much white space after the body.</param>
/// <param name="File">Bytes that are no text.</param>
internal sealed record LoopbackAnswer(int Status, string Body, bool Hangs = false, int MebibytesMore = 0, byte[]? File = null);
