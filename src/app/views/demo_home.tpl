{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow">
<p>This is Gatehouse, the front door of a health plan for its providers, with invented people and offices. Nothing here is real, and nothing leaves this machine: what the portal would mail stands in the <a href="/demo/mailbox">mailbox</a>, what it would print in the <a href="/demo/letters">letter box</a>. The clock at the top can be moved forward. Some people have an <a href="/demo/authenticator">authenticator app</a>: its code stands behind the password below, changes every 30 seconds and counts once. Everything starts afresh when the demo is started again.</p>
<p><strong>Demonstration. Not affiliated with any plan named here.</strong></p>
</div>
{{#PLAN}}
<section class="gh-card gh-gap" aria-labelledby="walk-{{PLAN_KEY}}">
<h2 id="walk-{{PLAN_KEY}}">{{PLAN_NAME}}: the walk</h2>
<ol class="gh-numbered">
<li><a href="/{{PLAN_KEY}}/register">Register</a> for an office that nobody has claimed yet, with what stands in the table below, any name and username and an address such as <code>you@example.com</code>.</li>
{{#BY_LETTER}}<li>Open the <a href="/demo/mailbox">mailbox</a> and follow the link. Choose to be {{ADMIN_NAME}} and pick the address for the letter.</li>
<li>Move the clock until the letter is printed: a business day. Open it in the <a href="/demo/letters">letter box</a>.</li>
<li><a href="/{{PLAN_KEY}}/login">Log in</a> with your username and the temporary password, enter the {{CODE}}, set a password of your own.</li>
<li>Register a colleague for the same office in another browser window; then activate the account as {{ADMIN_NAME}} and choose its permissions.</li>
{{/BY_LETTER}}{{#BY_EMAIL}}<li>Open the <a href="/demo/mailbox">mailbox</a> and follow the link that activates the account: as the first person of the office you are its {{ADMIN_NAME}}.</li>
<li><a href="/{{PLAN_KEY}}/login">Log in</a> and look around.</li>
<li>Register a colleague for the same office in another browser window: that asks for access. Approve it as {{ADMIN_NAME}} and choose the permissions{{#INVITES}}, or invite somebody under “{{ADMIN}}”{{/INVITES}}.</li>
{{/BY_EMAIL}}<li>As the colleague, open what was granted, and see what the rest says.</li>
<li><a href="/{{PLAN_KEY}}/staff/login">Log in as plan staff</a> (below, office “The plan”): find an office, see what happened there, {{#BY_LETTER}}replace a letter whose code has expired, mark one as returned, {{/BY_LETTER}}name {{AN_ADMIN}} at an office’s request.</li>
</ol>
</section>
<section class="gh-card gh-card--flush gh-gap" aria-labelledby="offices-{{PLAN_KEY}}">
<div class="gh-card__head"><h2 id="offices-{{PLAN_KEY}}">{{PLAN_NAME}}: offices to claim</h2></div>
<table class="gh-table" role="table">
<caption class="gh-sr">Offices that nobody has claimed</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Office</th><th role="columnheader" scope="col">Provider ID</th><th role="columnheader" scope="col">Tax ID</th><th role="columnheader" scope="col">ZIP Code</th></tr></thead>
<tbody role="rowgroup">
{{#OFFICE}}<tr role="row"><th role="rowheader" scope="row" data-label="Office"><div>{{NAME}} <small>{{KIND}}</small></div></th><td role="cell" data-label="Provider ID"><div>{{NUMBER}}</div></td><td role="cell" data-label="Tax ID"><div>{{TAX_ID}}</div></td><td role="cell" data-label="ZIP Code"><div>{{ZIP}}</div></td></tr>
{{/OFFICE}}
</tbody></table>
</section>
<section class="gh-card gh-card--flush gh-gap" aria-labelledby="people-{{PLAN_KEY}}">
<div class="gh-card__head"><h2 id="people-{{PLAN_KEY}}">{{PLAN_NAME}}: people with an account</h2></div>
<table class="gh-table" role="table">
<caption class="gh-sr">Accounts of the demo, with their passwords</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Person</th><th role="columnheader" scope="col">Office</th><th role="columnheader" scope="col">Username</th><th role="columnheader" scope="col">Password</th></tr></thead>
<tbody role="rowgroup">
{{#ACCOUNT}}<tr role="row"><th role="rowheader" scope="row" data-label="Person"><div><a href="{{LOGIN}}">{{PERSON}}</a> <small>{{ROLE}}</small></div></th><td role="cell" data-label="Office"><div>{{OFFICE_NAME}} <small>{{NOTE}}</small></div></td><td role="cell" data-label="Username"><div>{{USERNAME}}</div></td><td role="cell" data-label="Password"><div><code class="gh-code">{{PASSWORD}}</code>{{#APP}} <small>then the code <code class="gh-code">{{APP_CODE}}</code></small>{{/APP}}</div></td></tr>
{{/ACCOUNT}}
</tbody></table>
</section>
{{/PLAN}}
