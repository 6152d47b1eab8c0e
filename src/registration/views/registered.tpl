{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<div class="gh-grid gh-grid--side">
<div class="gh-col">
{{#MASTER}}
<section class="gh-status is-info" aria-label="What happens now">{{icon:mail}}<div class="gh-wrap-time"><p>Your letter is mailed on {{>MAIL_ON}}. Expect it within {{EXPECT_DAYS}} business days</p><p class="gh-soft">Use its code by {{>USE_BY}}.</p></div></section>
{{>CLOCKS}}
<section class="gh-card"><h2>When the letter is here</h2><ol class="gh-steps"><li><a href="{{PLAN_PATH}}/login">Log in</a> with your username <strong>{{USERNAME}}</strong> and the {{TEMPORARY_PASSWORD}} from the letter.</li><li>Enter the {{CODE}} exactly as printed. Capital letters, spaces and hyphens count.</li><li>Choose a password of your own.</li></ol></section>
{{/MASTER}}
{{#INDIVIDUAL}}
<section class="gh-status is-info" aria-label="What happens now">{{icon:hourglass_empty}}<div><p>{{HEADING}}</p><p class="gh-soft">{{TEXT}}</p></div></section>
<section class="gh-card"><h2>Then</h2><p><a href="{{PLAN_PATH}}/login">Log in</a> with your username <strong>{{USERNAME}}</strong> and the password that you have chosen.</p></section>
{{/INDIVIDUAL}}
</div>
<aside class="gh-col gh-aside" aria-label="Help">
{{#ADDRESS}}
<section class="gh-card gh-card--quiet"><h2>Where the letter goes</h2><p>To the address you selected: <strong>{{PLACE}}</strong>. For safety we show only the city and ZIP Code here.</p></section>
<section class="gh-card gh-card--quiet"><h2>The letter does not come?</h2><p>From {{>NOT_RECEIVED_FROM}} on you can say so: <a href="{{PLAN_PATH}}/not-received">{{NOT_RECEIVED}}</a>.</p></section>
<section class="gh-card gh-card--quiet"><h2>Only on paper</h2><p>We never give this code by text, email, phone or fax. Do not give it to anyone who calls.</p></section>
{{/ADDRESS}}
<section class="gh-card gh-card--quiet"><h2>Help</h2><p>Email the {{SERVICE_DESK}}: <a href="mailto:{{SERVICE_DESK_EMAIL}}">{{SERVICE_DESK_EMAIL}}</a>. {{SERVICE_DESK_WARNING}}</p></section>
</aside>
</div>
