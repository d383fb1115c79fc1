namespace EmailSync.Sandbox.Salesforce.Store;

/// <summary>Into the recycle bin, with what Salesforce deletes along: an account's contacts and opportunities, Tasks that are left without anybody, a file's versions and links. Of a Task's files only the links go.</summary>
internal static class Deletion
{
    public static void Delete(OrgStore org, Row row, string userId)
    {
        org.Change(row, r =>
        {
            r["IsDeleted"] = true;
            r["LastModifiedDate"] = org.Now;
            r["LastModifiedById"] = userId;
            r["SystemModstamp"] = org.Now;
        });
        if (row.Type == "Task")
            Tasks.SpreadAgain(org, row);
        Files.Forget(org, row);
        if (row.Type == "Account")
        {
            foreach (var child in org.Rows("Contact").Concat(org.Rows("Opportunity")).Where(c => !c.IsDeleted && c.Text("AccountId") == row.Id).ToList())
                Delete(org, child, userId);
            foreach (var open in org.Rows("Case").Where(c => !c.IsDeleted && c.Text("AccountId") == row.Id).ToList())
                org.Change(open, c => c["AccountId"] = null);
        }

        if (row.Type is "Account" or "Contact" or "Lead" or "Opportunity" or "Case")
        {
            foreach (var task in org.Rows("Task").Where(t => !t.IsDeleted && Tasks.Related(t).Contains(row.Id)).ToList())
                Unrelate(org, task, row, userId);
        }
    }

    private static void Unrelate(OrgStore org, Row task, Row gone, string userId)
    {
        var left = Tasks.WhoIds(task).Where(id => id != gone.Id).ToList();
        var what = task.Text("WhatId") == gone.Id ? null : task.Text("WhatId");
        if (left.Count == 0 && what is null)
        {
            Delete(org, task, userId);
            return;
        }

        org.Change(task, t =>
        {
            t["TaskWhoIds"] = left;
            t["WhoId"] = left.FirstOrDefault();
            t["WhatId"] = what;
            t["SystemModstamp"] = org.Now;
            Tasks.Derive(org, t);
        });
        Tasks.SpreadAgain(org, task);
    }
}
