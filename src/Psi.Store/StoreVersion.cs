namespace Psi.Store;

/// <summary>The version of the store's schema (<c>PRAGMA user_version</c>).</summary>
public static class StoreVersion
{
    /// <summary>The one this psi writes and reads. A new one needs a migration (<c>Migrations/</c>).</summary>
    public const int Current = 7;
}
