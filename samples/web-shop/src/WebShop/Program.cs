using Contoso.WebShop;
using Contoso.WebShop.Catalogue;
using Contoso.WebShop.Stock;

var builder = WebApplication.CreateBuilder(args);

var connection = builder.Configuration.GetConnectionString("Shop")
    ?? throw new InvalidOperationException("ConnectionStrings:Shop is missing from the settings.");
var auditTrail = builder.Configuration["Orders:AuditTrail"]
    ?? throw new InvalidOperationException("Orders:AuditTrail is missing from the settings.");
builder.Services.AddSingleton(new ShopDatabase(connection));
builder.Services.AddSingleton<ProductCatalogue>();
builder.Services.AddSingleton<OrderBook>();
builder.Services.AddSingleton(services => new OrderAudit(auditTrail, services.GetRequiredService<TimeProvider>()));
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddRazorPages();
builder.Services.AddSupplierStock(builder.Configuration.GetSection("Supplier"));

var app = builder.Build();

if (!app.Environment.IsDevelopment())
{
    app.UseExceptionHandler("/Sorry");
    app.UseHsts();
    app.UseHttpsRedirection();
}

app.MapRazorPages();
app.MapGet("/prices.json", PriceFeed.GetAsync);

await app.Services.GetRequiredService<ShopDatabase>().PrepareAsync(app.Lifetime.ApplicationStopping);
await app.RunAsync();
