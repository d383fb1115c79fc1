using System.Text;
using System.Text.Json;
using EmailSync.Sandbox.Control;
using EmailSync.Sandbox.Core;
using EmailSync.Sandbox.Entra;
using EmailSync.Sandbox.Graph;
using EmailSync.Sandbox.Outlook;
using EmailSync.Sandbox.Salesforce;
using EmailSync.Sandbox.World;
using EmailSync.Sandbox.World.Description;

// Mail is written in every charset there is; .NET brings the older ones only on request.
Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
if (args.Contains(WorldDescription.Option)) return await WorldDescription.RunAsync(args, TimeProvider.System, Console.Out, Console.Error);

SandboxOptions options;
WorldSeed world;
try
{
    options = SandboxOptions.Parse(args);
    world = WorldOptions.Parse(args).Build(TimeProvider.System.GetUtcNow());
}
catch (ArgumentException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}

var core = new SandboxCore(options, new People(world.People));
var listeners = Enum.GetValues<SandboxSystem>().ToDictionary(system => system, system => new Listener(system, core));

foreach (var (system, listener) in listeners)
{
    listener.Use(system switch
    {
        SandboxSystem.Control or SandboxSystem.Outlook => BadRequests.SayWhyAsync,
        SandboxSystem.Graph => ODataPath.NormaliseAsync,
        _ => null,
    });
}

CoreControl.Map(listeners[SandboxSystem.Control].App, core);
PeopleControl.Map(listeners[SandboxSystem.Control].App, core);

var entra = new EntraState(core);
EntraApp.Map(listeners[SandboxSystem.Entra], entra);
EntraControl.Map(listeners[SandboxSystem.Control].App, entra);

var graph = new GraphState(core);
new GraphApp(graph, new GraphAccess(entra)).Map(listeners[SandboxSystem.Graph]);
foreach (var mailbox in world.Mailboxes)
    graph.Fill(mailbox);

var salesforce = new SalesforceApp(core, world);
salesforce.Map(listeners[SandboxSystem.Salesforce]);
SalesforceControl.Map(listeners[SandboxSystem.Control].App, salesforce);
MailboxControl.Map(listeners[SandboxSystem.Control].App, graph, salesforce);
var outlook = new OutlookApp(listeners[SandboxSystem.Outlook], core, graph, new Tokens(entra));
outlook.Map();
outlook.MapControl(listeners[SandboxSystem.Control].App);
new CrowdControl(graph, salesforce).Map(listeners[SandboxSystem.Control].App);

foreach (var (system, listener) in listeners)
{
    try
    {
        await listener.StartAsync();
    }
    catch (IOException)
    {
        await Console.Error.WriteLineAsync(
            $"Port {options.PortOf(system)} for {system} is in use: end what uses it, or choose another with --{system.ToString().ToLowerInvariant()}.");
        return 2;
    }
}

var addresses = core.Addresses.ToDictionary(a => a.Key.ToString().ToLowerInvariant(), a => a.Value);
Console.WriteLine($"sandbox ready {JsonSerializer.Serialize(addresses)}");
await Ending.WaitAsync(listeners.Values.Select(l => l.App), options.ExitWithStdin);
return 0;
